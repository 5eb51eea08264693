import type { PickValue } from '../charts/pick.ts';
import type { Filter } from './filter.ts';

/** The filters of each dashboard by its title. */
export type FilterStates = Record<string, Filter[]>;

/**
 * The filters as the fragment of an address, `#Executive%20Summary?region=NORTH&sale_date=2025-01-06..2025-03-03`, '' where
 * there are none. Dashboards are apart by `;`, values by a comma; three dots leave the end of a range out.
 * Texts that look like something else (5, true, null) begin with an apostrophe.
 */
export function toFragment(states: FilterStates): string {
  const parts = Object.entries(states)
    .filter(([, filters]) => filters.length > 0)
    .map(([title, filters]) => `${encode(title)}?${filters.map(filterText).join('&')}`);
  return parts.length > 0 ? `#${parts.join(';')}` : '';
}

/** Reads what `toFragment` has written, with or without its `#`. Parts that can't be read are left out; throws nothing. */
export function fromFragment(text: string): FilterStates {
  const states = new Map<string, Filter[]>();
  for (const part of text.replace(/^#/, '').split(';')) {
    const cut = part.indexOf('?');
    const title = cut < 0 ? undefined : decode(part.slice(0, cut));
    if (title === undefined) continue;
    const filters = part
      .slice(cut + 1)
      .split('&')
      .flatMap(readFilter);
    if (filters.length > 0) states.set(title, onePerColumn(filters));
  }
  // Unlike an assignment, this takes a title such as __proto__ for a name like any other.
  return Object.fromEntries(states);
}

function filterText(filter: Filter): string {
  const name = encode(filter.column);
  if ('values' in filter) return `${name}=${filter.values.map(valueText).join(',')}`;
  return `${name}=${valueText(filter.from)}${filter.open ? '...' : '..'}${valueText(filter.to)}`;
}

function readFilter(text: string): Filter[] {
  const cut = text.indexOf('=');
  const column = cut < 0 ? undefined : decode(text.slice(0, cut));
  if (!column) return [];
  const choice = text.slice(cut + 1);
  const range = /^(.*?[^.]|)(\.{2,3})([^.].*|)$/.exec(choice);
  if (range) {
    const [from, to] = [range[1]!, range[3]!].map(readValue);
    if (from === undefined || to === undefined) return [];
    return [{ column, from, to, ...(range[2] === '...' ? { open: true } : {}) }];
  }
  const values = choice.split(',').map(readValue);
  return values.includes(undefined) ? [] : [{ column, values: values as PickValue[] }];
}

/** What a text of a fragment would be taken for. */
function plainValue(text: string): PickValue {
  if (text === 'null') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}

function valueText(value: PickValue): string {
  if (typeof value !== 'string') return encode(String(value));
  const isPlain = !value.startsWith("'") && plainValue(value) === value;
  // A dot is left as it is by the usual encoding, but two of them stand for a range.
  const dots = (text: string) => text.replace(/^\.|\.$|\.(?=\.)|(?<=\.)\./g, '%2E');
  return dots(encode(isPlain ? value : `'${value}`));
}

function readValue(text: string): PickValue | undefined {
  const value = decode(text);
  if (value === undefined) return undefined;
  return value.startsWith("'") ? value.slice(1) : plainValue(value);
}

/** Percent-encoded; half a character, which has no code of its own, becomes the replacement character. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\u{fffd}'));
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function onePerColumn(filters: readonly Filter[]): Filter[] {
  return [...new Map(filters.map((filter) => [filter.column.toLowerCase(), filter])).values()];
}
