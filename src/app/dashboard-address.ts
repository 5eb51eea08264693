import type { Filter } from '../dashboard/filter.ts';
import { fromFragment, toFragment } from '../dashboard/fragment.ts';

/** The filters that a dashboard of this title has in the page's address. */
export function addressFilters(title: string): readonly Filter[] {
  const states = fromFragment(location.hash);
  return Object.hasOwn(states, title) ? states[title]! : [];
}

/** Puts a dashboard's filters into the page's address, so that it leads to what is on show. */
export function putInAddress(title: string, filters: readonly Filter[]): void {
  const states = fromFragment(location.hash);
  const fragment = toFragment({ ...states, [title]: [...filters] });
  // A fragment that says something else, such as the place of the notebook, stays.
  if (fragment === '' && Object.keys(states).length === 0) return;
  if (fragment !== location.hash)
    history.replaceState(history.state, '', fragment || location.pathname + location.search);
}

/** Calls back when the address has come to say something else by itself; returns the way to stop. */
export function listenToAddress(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
