/** The page's keys that hold while one writes into the search fields of an editor too. */
const pageKeys = new Set(['k', 'o', 's', 'enter']);

/**
 * Keeps keys that mean something in the editor from the page: those that it has used, those that write a character, and
 * in its search fields all but the page's own.
 */
export function keepKeys(event: KeyboardEvent): void {
  const isModified = event.ctrlKey || event.metaKey || event.altKey;
  const key = event.key.toLowerCase();
  const isForPage = isModified && (pageKeys.has(key) || (key === 'f' && event.shiftKey));
  const isInPanel = (event.target as Element).closest('.cm-panels') !== null;
  const writes = !isModified && event.key.length === 1;
  if (event.defaultPrevented || writes || (isInPanel && !isForPage)) event.stopPropagation();
}
