/** The element that has the focus, however deep it stands. */
export function deepFocus(): Element | null {
  let found = document.activeElement;
  while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
  return found;
}

/** Where the focus is: on a cell as a whole, in something that takes text, or elsewhere. */
export function focusPlace(): 'cell' | 'text' | 'elsewhere' {
  const found = deepFocus();
  if (!(found instanceof HTMLElement)) return 'elsewhere';
  if (found.matches('.frame')) return 'cell';
  const takesText = found.isContentEditable || found.matches('input, textarea, select');
  return takesText ? 'text' : 'elsewhere';
}
