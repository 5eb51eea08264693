/** An SVG element with its attributes, made by the document of `svg` but not yet in it. */
export function shape(
  svg: Element,
  name: string,
  attributes: Record<string, string | number> = {},
): SVGElement {
  const element = svg.ownerDocument.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
