import { LegendDrawing } from './chart-picture-legend.ts';
import { plainColour, resolveStyles } from './chart-picture-styles.ts';

const svgName = 'http://www.w3.org/2000/svg';

/** Pixels around the picture, and between its parts. */
const margin = 16;
const gap = 8;

const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** What is written around a chart: '' for what there isn't. */
export interface PictureTexts {
  title: string;
  subtitle: string;
  note: string;
}

/** A picture that stands by itself, with its size in pixels. */
export interface Picture {
  svg: string;
  width: number;
  height: number;
}

/** A text cut into lines of a width; a canvas measures them. */
function linesOf(text: string, font: string, width: number): string[] {
  const context = document.createElement('canvas').getContext('2d')!;
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * A chart on the screen as SVG that any program can show: colours are those of the moment, nothing is fetched, and
 * title, subtitle, legend and note are part of it. Throws where the figure has no picture, such as where it has no rows.
 * @param figure as `renderTile` has drawn it, in the document
 */
export function pictureOf(figure: HTMLElement, texts: PictureTexts): Picture {
  const drawn = figure.querySelector<SVGSVGElement>('svg');
  if (!drawn) throw new Error('There is no picture to save: the chart has nothing to draw.');
  const { width: box } = drawn.viewBox.baseVal;
  const size = {
    width: box || drawn.clientWidth,
    height: drawn.viewBox.baseVal.height || drawn.clientHeight,
  };
  const width = size.width + 2 * margin;
  const styles = getComputedStyle(figure);
  const { colour: ink } = plainColour(styles.color);
  const { colour: soft } = plainColour(styles.getPropertyValue('--soft'));
  const { colour: panel } = plainColour(styles.getPropertyValue('--panel'));
  const svg = document.createElementNS(svgName, 'svg');
  let top = margin;
  const write = (text: string, pixels: number, weight: number, colour: string) => {
    for (const line of linesOf(text, `${weight} ${pixels}px ${fonts}`, size.width)) {
      top += pixels * 1.3;
      const element = document.createElementNS(svgName, 'text');
      set(element, { x: margin, y: top - pixels * 0.3, fill: colour });
      set(element, { 'font-size': pixels, 'font-weight': weight });
      element.textContent = line;
      svg.append(element);
    }
  };
  write(texts.title, 16, 600, ink);
  write(texts.subtitle, 13, 400, soft);
  const legend = figure.querySelector<HTMLElement>('.chart-legend');
  if (legend) {
    const drawing = new LegendDrawing(legend);
    top += gap;
    drawing.element.setAttribute('transform', `translate(${margin},${top})`);
    svg.append(drawing.element);
    top += drawing.height;
  }
  top += gap;
  const chart = resolveStyles(drawn);
  set(chart, { x: margin, y: top, width: size.width, height: size.height, overflow: 'visible' });
  svg.append(chart);
  top += size.height;
  if (texts.note) top += gap;
  write(texts.note, 12, 400, soft);
  const height = Math.ceil(top + margin);
  set(svg, { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': texts.title });
  set(svg, { 'font-family': fonts, color: ink, fill: ink });
  const ground = document.createElementNS(svgName, 'rect');
  set(ground, { width: '100%', height: '100%', fill: panel });
  svg.prepend(ground);
  return { svg: new XMLSerializer().serializeToString(svg), width, height };
}

/** A picture as PNG, with so many pixels for one of it. Rejects where the browser can't draw one so large. */
export async function pngOf({ svg, width, height }: Picture, scale = 2): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) });
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new Error('The picture is too large for the browser to draw.');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Sets attributes of an element. */
export function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
