import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Node } from 'yaml';
import type { SpecProblem } from './spec.ts';
import { unknown } from '../core/suggest.ts';

/** A mapping of the text: each key's value, and where key and value stand. */
export interface Entry {
  key: string;
  /** The node of the key, for problems about it. */
  at: Node;
  value: Node | null;
}

/** Reads YAML node by node; what doesn't fit becomes a problem with its line, never an exception. */
export class YamlReader {
  readonly problems: SpecProblem[] = [];
  readonly root: Node | null;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    for (const error of document.errors) this.#add(error.pos[0], error.message);
    this.root = document.errors.length === 0 ? document.contents : null;
  }

  /** Notes a problem at a node; without a node it is one of the whole text. */
  problem(node: Node | null, message: string): void {
    this.#add(node?.range?.[0] ?? 0, message);
  }

  /** The 1-based line on which a node begins. */
  line(node: Node | null): number {
    return Math.max(1, this.#lines.linePos(node?.range?.[0] ?? 0).line);
  }

  /** The entries of a mapping by key; a key that isn't known is a problem, as is anything but a mapping. */
  map(node: Node | null, what: string, known: readonly string[]): Map<string, Entry> | undefined {
    if (!isMap(node)) {
      this.problem(node, `${what} must be a list of "key: value" lines`);
      return undefined;
    }
    const entries = new Map<string, Entry>();
    for (const pair of node.items) {
      const at = isNode(pair.key) ? pair.key : node;
      const key = isScalar(at) ? String(at.value) : '';
      if (known.includes(key)) entries.set(key, { key, at, value: isNode(pair.value) ? pair.value : null });
      else this.problem(at, unknown(key, known, `key of ${what}`));
    }
    return entries;
  }

  /** The items of a sequence; anything else is a problem and an empty list. */
  list(entry: Entry): Node[] {
    if (isSeq(entry.value)) return entry.value.items.filter((item) => isNode(item));
    this.problem(entry.at, `${entry.key} must be a list ("- " before each item)`);
    return [];
  }

  /** A text; a number or boolean is taken as written. A problem, and '', where it is none. */
  text(entry: Entry): string {
    const { value } = entry;
    if (isScalar(value) && value.value !== null) return String(value.value).trim();
    this.problem(entry.at, `${entry.key} must be a text`);
    return '';
  }

  /** One of the known words. A problem, and undefined, where it is none. */
  word<T extends string>(entry: Entry, known: readonly T[]): T | undefined {
    const text = this.text(entry);
    const word = known.find((candidate) => candidate === text);
    if (text !== '' && word === undefined) this.problem(entry.value, unknown(text, known, entry.key));
    return word;
  }

  /** A whole number within bounds. A problem, and undefined, where it is none. */
  integer(entry: Entry, least: number, most: number): number | undefined {
    const number = isScalar(entry.value) ? entry.value.value : undefined;
    if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most) {
      return number;
    }
    const bounds = most === Infinity ? `from ${least}` : `from ${least} to ${most}`;
    this.problem(entry.value ?? entry.at, `${entry.key} must be a whole number ${bounds}`);
    return undefined;
  }

  /** True or false. A problem, and undefined, where it is neither. */
  flag(entry: Entry): boolean | undefined {
    const value = isScalar(entry.value) ? entry.value.value : undefined;
    if (typeof value === 'boolean') return value;
    this.problem(entry.value ?? entry.at, `${entry.key} must be true or false`);
    return undefined;
  }

  #add(offset: number, message: string): void {
    const { line, col } = this.#lines.linePos(offset);
    this.problems.push({ line: Math.max(1, line), column: Math.max(1, col), message });
  }
}
