import type * as Plot from '@observablehq/plot';
import type { Datum } from './chart.ts';
import type { Point } from './rendered.ts';

/** A mark as it has been drawn. */
export interface Drawn {
  datum: Datum;
  /** The mark's own element; undefined where many marks share one, as the points of a line do. */
  element: SVGElement | undefined;
  box: Point['box'];
}

/** A mark without an element of its own is a point; its box is so many pixels wide and high. */
const pointSize = 8;

/** One call of Plot's: the marks of a facet that are drawn together. */
interface Part {
  data: readonly (Datum | undefined)[];
  /** Marks by themselves, what is drawn through marks, or the words upon them. */
  role: 'mark' | 'through' | 'word';
  index: readonly number[];
  values: Record<string, ArrayLike<number> | undefined>;
  group: SVGElement | null;
  left: number;
  top: number;
}

/** Listens to Plot while it draws and knows afterwards where each datum's mark is, without any layout. */
export class Trace {
  private readonly parts: Part[] = [];

  /** What a mark over `data` gives Plot as its `render` to be traced; undefined stands for what is no mark. */
  of(data: readonly (Datum | undefined)[]): Plot.RenderFunction {
    return this.listen(data, 'mark');
  }

  /** The same for what is drawn through marks that are traced by themselves, such as a line through dots. */
  through(data: readonly Datum[]): Plot.RenderFunction {
    return this.listen(data, 'through');
  }

  /** The same for the words that stand upon marks. */
  words(data: readonly Datum[]): Plot.RenderFunction {
    return this.listen(data, 'word');
  }

  private listen(data: Part['data'], role: Part['role']): Plot.RenderFunction {
    return (index, scales, values, dimensions, context, next) => {
      const group = next!(index, scales, values, dimensions, context);
      const facet = index as unknown as { fx?: unknown; fy?: unknown };
      const { fx, fy } = scales as unknown as Record<'fx' | 'fy', ((value: unknown) => number) | undefined>;
      const shift = /translate\(([-\d.e]+),([-\d.e]+)\)/.exec(group?.getAttribute('transform') ?? '');
      this.parts.push({
        data,
        role,
        index: [...index],
        values: values as Part['values'],
        group,
        left: (fx ? fx(facet.fx) - dimensions.marginLeft : 0) + Number(shift?.[1] ?? 0),
        top: (fy ? fy(facet.fy) - dimensions.marginTop : 0) + Number(shift?.[2] ?? 0),
      });
      return group;
    };
  }

  /** All traced marks, facet by facet in the order in which Plot drew them. */
  marks(): Drawn[] {
    return this.parts.flatMap(({ data, role, index, values, group, left, top }) => {
      if (role !== 'mark') return [];
      const own = group && group.children.length === index.length ? [...group.children] : [];
      return index.flatMap((place, at): Drawn[] => {
        const element = own[at] as SVGElement | undefined;
        const box = (element && boxOf(element)) ?? boxAt(values, place);
        const datum = data[place];
        if (!datum || !box) return [];
        return [{ datum, element, box: { ...box, x: box.x + left, y: box.y + top } }];
      });
    });
  }

  /** The words upon marks, each with its datum. */
  texts(): { element: SVGElement; datum: Datum }[] {
    return this.parts.flatMap(({ data, role, index, group }) => {
      if (role !== 'word' || group?.children.length !== index.length) return [];
      return index.flatMap((place, at) => {
        const datum = data[place];
        return datum ? [{ element: group.children[at] as SVGElement, datum }] : [];
      });
    });
  }

  /** The elements that several marks share, such as lines, each with the data that it runs through. */
  shared(): { element: SVGElement; data: Datum[] }[] {
    return this.parts.flatMap(({ data, role, index, group }) => {
      if (!group || role === 'word') return [];
      if (role === 'mark' && group.children.length === index.length) return [];
      return [...group.children].map((element) => {
        // Plot binds to a line or an area the places of its data.
        const { __data__: places } = element as unknown as { __data__?: number[] };
        const own = (places ?? []).map((place) => data[place]).filter((datum) => datum !== undefined);
        return { element: element as SVGElement, data: own };
      });
    });
  }
}

/** The box of a rectangle or a circle by its attributes; undefined for all else. */
function boxOf(element: SVGElement): Point['box'] | undefined {
  const number = (name: string) => Number(element.getAttribute(name));
  if (element.tagName === 'rect') {
    return { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
  }
  if (element.tagName !== 'circle') return undefined;
  const r = number('r');
  return { x: number('cx') - r, y: number('cy') - r, width: 2 * r, height: 2 * r };
}

/** The box of a point by its scaled channels; the upper end for a mark that has two. */
function boxAt(values: Part['values'], place: number): Point['box'] | undefined {
  const x = (values['x'] ?? values['x1'])?.[place] ?? NaN;
  const y = (values['y'] ?? values['y2'])?.[place] ?? NaN;
  // What has no value is a gap in what is drawn.
  if (!Number.isFinite(x) || !Number.isFinite(y)) return undefined;
  return { x: x - pointSize / 2, y: y - pointSize / 2, width: pointSize, height: pointSize };
}
