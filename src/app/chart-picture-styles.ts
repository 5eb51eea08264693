/** A colour as any program reads it, and how opaque it is from 0 to 1. */
export interface PlainColour {
  colour: string;
  opacity: number;
}

const known = new Map<string, PlainColour>();

/** What a colour of CSS, however it is written, is in red, green and blue. */
export function plainColour(css: string): PlainColour {
  const found = known.get(css) ?? asked(css);
  known.set(css, found);
  return found;
}

function asked(css: string): PlainColour {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('');
  return { colour: `#${hex}`, opacity: Math.round((alpha / 255) * 1000) / 1000 };
}

/** What hangs on the page, so that it has to be told with the picture. */
const pageBound = /var\(|currentcolor|light-dark|color-mix/i;

const paints = { fill: 'fill-opacity', stroke: 'stroke-opacity', 'stop-color': 'stop-opacity' } as const;

/** Properties of text that elements inherit from the page. */
const textStyles = ['font-size', 'font-weight', 'font-variant-numeric'] as const;

/** Writes a paint of the page's into an element of the copy, as a colour. */
function resolvePaint(from: Element, to: Element, paint: keyof typeof paints): void {
  const own = from.getAttribute(paint) ?? (from as SVGElement).style.getPropertyValue(paint);
  if (!pageBound.test(own)) return;
  const { colour, opacity } = plainColour(getComputedStyle(from).getPropertyValue(paint));
  (to as SVGElement).style.removeProperty(paint);
  to.setAttribute(paint, colour);
  if (opacity < 1) to.setAttribute(paints[paint], String(opacity));
}

/** A copy of a drawing that holds all that the page gives it: colours and the style of its text. */
export function resolveStyles(drawn: SVGSVGElement): SVGSVGElement {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const originals = [drawn, ...drawn.querySelectorAll('*')];
  const copies = [copy, ...copy.querySelectorAll('*')];
  originals.forEach((from, index) => {
    const to = copies[index]!;
    for (const paint of Object.keys(paints)) resolvePaint(from, to, paint as keyof typeof paints);
    const { style } = to as SVGElement;
    for (const name of [...style])
      if (pageBound.test(style.getPropertyValue(name)) || name.startsWith('--')) style.removeProperty(name);
    if (index > 0 && (from as SVGElement).style.color !== '') resolveColour(from, to);
  });
  const styles = getComputedStyle(drawn);
  for (const name of textStyles) copy.setAttribute(name, styles.getPropertyValue(name));
  copy.setAttribute('color', plainColour(styles.color).colour);
  copy.style.removeProperty('font-family');
  // Rules of the page's kind: what they set stands in the attributes now.
  for (const sheet of copy.querySelectorAll('style')) sheet.remove();
  for (const name of ['class', 'role', 'aria-label', 'aria-description']) copy.removeAttribute(name);
  return copy;
}

/** What an element's own colour gives its parts: they inherit a fill of the colour at hand, not that colour itself. */
function resolveColour(from: Element, to: Element): void {
  const { color, fill } = getComputedStyle(from);
  to.setAttribute('color', plainColour(color).colour);
  if (!from.hasAttribute('fill')) to.setAttribute('fill', plainColour(fill).colour);
}
