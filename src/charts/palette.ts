import { textOrder } from './order.ts';

/** How many series have a colour of their own: --series-1 to --series-8 of the page. */
export const seriesColours = 8;

/** The colour that all further series share. */
export const otherColour = 'var(--series-other)';

/**
 * Which colour stands for which value of a column. Charts that share a palette show a value in the same colour
 * everywhere, and a value keeps its colour as long as the palette lives; columns of one name share their colours.
 */
export class Palette {
  private readonly columns = new Map<string, Map<string, string>>();

  /** Gives the values that have none yet a colour, in the order that a reader expects, not in that of the rows. */
  learn(column: string, values: Iterable<string>): void {
    const known = this.coloursOf(column);
    for (const value of textOrder(new Set(values))) {
      if (known.has(value)) continue;
      known.set(value, known.size < seriesColours ? `var(--series-${known.size + 1})` : otherColour);
    }
  }

  /** The colour of a column's value, `var(--series-3)`; the shared one for a value that wasn't learned. */
  colourOf(column: string, value: string): string {
    return this.coloursOf(column).get(value) ?? otherColour;
  }

  private coloursOf(column: string): Map<string, string> {
    const name = column.toLowerCase();
    const known = this.columns.get(name) ?? new Map<string, string>();
    this.columns.set(name, known);
    return known;
  }
}
