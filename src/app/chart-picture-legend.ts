import { plainColour } from './chart-picture-styles.ts';

const svgName = 'http://www.w3.org/2000/svg';

function isPainted(css: string): boolean {
  return css !== '' && plainColour(css).opacity > 0;
}

/** The legend of a chart, which is HTML on the page, as SVG: swatches and words where they stand on the screen. */
export class LegendDrawing {
  readonly element = document.createElementNS(svgName, 'g');
  readonly height: number;
  private readonly left: number;
  private readonly top: number;

  /** @param legend in the document, so that it has a place */
  constructor(legend: HTMLElement) {
    const box = legend.getBoundingClientRect();
    [this.left, this.top, this.height] = [box.left, box.top, box.height];
    for (const part of legend.querySelectorAll<HTMLElement>('*')) this.swatch(part);
    const texts = document.createTreeWalker(legend, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) this.text(node as Text);
  }

  private swatch(part: HTMLElement): void {
    const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(part);
    if (!isPainted(backgroundColor)) return;
    const { left, top, width, height } = part.getBoundingClientRect();
    const box = document.createElementNS(svgName, 'rect');
    const place = { x: left - this.left, y: top - this.top, width, height, rx: 2 };
    for (const [name, value] of Object.entries(place)) box.setAttribute(name, String(value));
    box.setAttribute('fill', plainColour(backgroundColor).colour);
    if (borderTopWidth !== '0px') box.setAttribute('stroke', plainColour(borderTopColor).colour);
    this.element.append(box);
  }

  private text(node: Text): void {
    const text = node.data.trim();
    if (text === '' || !node.parentElement) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, height } = range.getBoundingClientRect();
    const { color, fontSize, fontWeight } = getComputedStyle(node.parentElement);
    const element = document.createElementNS(svgName, 'text');
    element.setAttribute('x', String(left - this.left));
    element.setAttribute('y', String(top - this.top + height / 2));
    element.setAttribute('dominant-baseline', 'central');
    element.setAttribute('fill', plainColour(color).colour);
    element.setAttribute('font-size', fontSize);
    element.setAttribute('font-weight', fontWeight);
    element.textContent = text;
    this.element.append(element);
  }
}
