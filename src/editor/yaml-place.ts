/** Where a place of a specification's text lies. */
export interface YamlPlace {
  /** The key whose value is written; undefined where a key is. */
  key?: string;
  /** The part of the key or value before the place. */
  typed: string;
  /** The keys of the mappings around it, the innermost last. */
  parents: string[];
  /** The other keys of its mapping. */
  siblings: string[];
  /** The column of a key in this mapping. */
  column: number;
  /** The lines of the tile around it. */
  tile: string[];
}

interface KeyLine {
  key: string;
  /** Where the key begins, after the dash of a list. */
  column: number;
  /** Where the dash is; undefined without one. */
  dash?: number;
}

/**
 * Finds out where a place lies by the indentation of the lines, which holds while a text is written and isn't yet YAML.
 * `line` is a 0-based number of `lines`, `column` a place in it. Undefined where neither a key nor a value is written.
 */
export function yamlPlace(lines: readonly string[], line: number, column: number): YamlPlace | undefined {
  const before = lines[line]!.slice(0, column);
  const tile = tileAround(lines, line);
  const flow = /^(.*?)(\w+):\s*(?:\[.*)?\{([^{}]*)$/.exec(before);
  if (flow) return { ...flowPlace(flow[2]!, flow[3]!), column: 0, tile };
  const written = /^(\s*)(- +)?(?:(\w+):\s+)?([^\s:#]*)$/.exec(before);
  if (!written) return undefined;
  const [, indent, dash = '', key, typed] = written;
  const own = indent!.length + dash.length;
  const above = around(lines.slice(0, line).reverse(), own, dash === '' ? undefined : indent!.length);
  const below = siblingsBelow(lines.slice(line + 1), own);
  return {
    key,
    typed: typed!,
    parents: above.parents,
    siblings: [...above.siblings, ...below],
    column: own,
    tile,
  };
}

/** A place between braces: `kpi: { value: x, form|`. */
function flowPlace(parent: string, inside: string): Omit<YamlPlace, 'column' | 'tile'> {
  const parts = inside.split(',');
  const last = parts.pop()!;
  const siblings = parts.map((part) => part.split(':')[0]!.trim());
  const value = /^\s*(\w+):\s*(\S*)$/.exec(last);
  const typed = value ? value[2]! : last.trim();
  return { key: value?.[1], typed, parents: [parent], siblings };
}

/** The keys above a place in its mapping, and of the mappings around; the lines come from the nearest to the first. */
function around(
  lines: readonly string[],
  column: number,
  dashAt: number | undefined,
): { parents: string[]; siblings: string[] } {
  const parents: string[] = [];
  const siblings: string[] = [];
  let own: number | undefined = dashAt === undefined ? column : undefined;
  // A key at this column or before it is the parent: a list may stand right below its key.
  let limit = dashAt ?? column - 1;
  for (const text of lines) {
    const found = keyLine(text);
    if (!found) continue;
    if (own !== undefined && found.column === own) {
      siblings.push(found.key);
      if (found.dash === undefined) continue;
      own = undefined;
      limit = found.dash;
    } else if (found.column <= limit) {
      parents.unshift(found.key);
      own = undefined;
      limit = (found.dash ?? found.column) - (found.dash === undefined ? 1 : 0);
    }
  }
  return { parents, siblings };
}

function siblingsBelow(lines: readonly string[], column: number): string[] {
  const siblings: string[] = [];
  for (const text of lines) {
    if (text.trim() === '') continue;
    const indent = text.length - text.trimStart().length;
    if (indent < column) break;
    const found = keyLine(text);
    if (found?.column === column) siblings.push(found.key);
  }
  return siblings;
}

/** The lines of the tile that a line belongs to: all of them where the text is a single tile. */
function tileAround(lines: readonly string[], line: number): string[] {
  const tiles = lines.findIndex((text) => /^tiles:/.test(text));
  if (tiles < 0) return [...lines];
  const dash = lines.slice(tiles + 1).find((text) => /^\s*- /.test(text));
  const start = `${/^\s*/.exec(dash ?? '')![0]}- `;
  const from = lines.findLastIndex((text, at) => at <= line && text.startsWith(start));
  if (from < 0) return [];
  const to = lines.findIndex((text, at) => at > from && text.startsWith(start));
  return lines.slice(from, to < 0 ? undefined : to);
}

function keyLine(text: string): KeyLine | undefined {
  const found = /^(\s*)(- +)?(\w+):(?:\s|$)/.exec(text);
  if (!found) return undefined;
  const [, indent, dash, key] = found;
  const column = indent!.length + (dash?.length ?? 0);
  return { key: key!, column, dash: dash === undefined ? undefined : indent!.length };
}

/** The SQL text of a tile's lines, '' where it has none. */
export function tileQuery(tile: readonly string[]): string {
  const at = tile.findIndex((text) => keyLine(text)?.key === 'data');
  if (at < 0) return '';
  const { column } = keyLine(tile[at]!)!;
  const sameLine = tile[at]!.replace(/^.*?data:\s*/, '').replace(/^[|>][-+]?\s*$/, '');
  const rest = tile.slice(at + 1);
  const end = rest.findIndex((text) => text.trim() !== '' && text.length - text.trimStart().length <= column);
  return [sameLine, ...rest.slice(0, end < 0 ? undefined : end)].join('\n');
}
