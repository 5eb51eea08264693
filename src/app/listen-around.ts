/**
 * Calls back for keys that are pressed while the focus is on what an element of a cell stands in, such as the cell as a
 * whole, before the page itself acts upon them; returns the way to stop.
 */
export function listenAround(element: Element, listener: (event: KeyboardEvent) => void): () => void {
  const heard = (event: KeyboardEvent) => {
    const [target] = event.composedPath();
    if (target && surroundings(element).has(target)) listener(event);
  };
  addEventListener('keydown', heard, true);
  return () => removeEventListener('keydown', heard, true);
}

/** All that an element is in, up to the frame of its cell. */
function surroundings(element: Element): Set<EventTarget> {
  const found = new Set<EventTarget>();
  let node: Node | null = element;
  while (node && node.nodeName !== 'WB-FRAME') {
    node = node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
    if (node) found.add(node);
  }
  return found;
}
