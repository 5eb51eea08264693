/** What an element holds; undefined is nothing. */
export type Child = Node | string | undefined;

/** Makes an element with attributes, of which undefined ones are left out, and its children. Texts stay texts. */
export type Make = (
  tag: string,
  attributes?: Readonly<Record<string, string | undefined>>,
  ...children: readonly Child[]
) => HTMLElement;

/** What makes elements in a document. */
export function maker(document: Document): Make {
  return (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (value !== undefined) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== undefined));
    return element;
  };
}

/** A text as HTML. */
export function escapeHtml(text: string): string {
  const signs: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign]!);
}
