import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { pickedCompletion, startCompletion } from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import {
  channelNames,
  formatNumber,
  formats,
  kinds,
  schemes,
  specKeys,
  type Channel,
  type Format,
} from '../charts/charts.ts';
import { textCard } from './info-card.ts';
import { editorNames, indexOf } from './names.ts';
import { columnsOfQuery } from './sql-completion.ts';
import { sqlRegion } from './sql-region.ts';
import type { YamlPlace } from './yaml-place.ts';
import { tileQuery, yamlPlace } from './yaml-place.ts';

/** Keys whose values are columns of the tile's query. */
const columnKeys: readonly string[] = [...channelNames, 'value', 'column'];

/** Completes the keys and values of a dashboard or a tile; its SQL is completed as SQL. */
export function completeYaml(context: CompletionContext): CompletionResult | null {
  const { state, pos } = context;
  if (sqlRegion(state, pos)) return null;
  const line = state.doc.lineAt(pos);
  const lines = state.doc.toString().split('\n');
  const place = yamlPlace(lines, line.number - 1, pos - line.from);
  if (!place || (!context.explicit && place.typed === '' && place.key === undefined)) return null;
  const options =
    place.key === undefined ? keyOptions(place, lines) : valueOptions(place, place.key, context);
  if (options.length === 0) return null;
  return {
    from: pos - place.typed.length,
    options,
    validFor: place.key === undefined ? /^\w*$/ : /^[-\w()]*$/,
  };
}

function keyOptions(place: YamlPlace, lines: readonly string[]): Completion[] {
  const known = keysOf(place, lines).filter((key) => !place.siblings.includes(key));
  return known.map((key, at) => ({
    label: key,
    type: 'property',
    detail: detailOf(key, place),
    boost: 50 - at,
    apply: (view, completion, from, to) => applyKey(view, completion, from, to, place),
  }));
}

function keysOf(place: YamlPlace, lines: readonly string[]): string[] {
  const parent = place.parents.at(-1);
  if (parent === 'kpi' || parent === 'table' || parent === 'columns') return specKeys[parent];
  if (parent === 'tiles') return tileKeys(place);
  if (parent !== undefined) return [];
  if (lines.some((line) => line.startsWith('tiles:'))) return specKeys.dashboard;
  const own = place.siblings.filter((key) => key !== 'title');
  return own.length > 0 ? tileKeys(place) : [...new Set([...specKeys.dashboard, ...specKeys.tile])];
}

/** A tile's keys, without those that don't go with what it already has. */
function tileKeys({ siblings, tile }: YamlPlace): string[] {
  const types = ['kpi', 'table', 'mark'];
  const type = types.find((key) => siblings.includes(key));
  if (type === undefined) return specKeys.tile;
  if (type !== 'mark')
    return specKeys.tile.filter((key) => !specKeys.mark.includes(key) && !types.includes(key));
  const kind = kindIn(tile);
  const none = kind ? channelNames.filter((channel) => !kind.channels[channel]) : [];
  const refused = [...types, ...none.flatMap((channel) => [channel as string, `${channel}Label`])];
  return specKeys.tile.filter((key) => !refused.includes(key));
}

function valueOptions(place: YamlPlace, key: string, context: CompletionContext): Completion[] {
  const index = indexOf(context.state.facet(editorNames));
  if (key === 'mark')
    return kinds.map(({ name, doc }) => ({ label: name, type: 'enum', info: () => textCard(doc) }));
  if (key === 'format')
    return (Object.keys(formats) as Format[]).map((label) => ({
      label,
      type: 'enum',
      detail: formatNumber(51764.126, label),
    }));
  if (key === 'scheme') return words(schemes);
  if (key === 'search') return words(['true', 'false']);
  if (key === 'sort') {
    const channels = Object.keys(kindIn(place.tile)?.channels ?? { x: 0, y: 0 });
    return words(['auto', 'none', ...channels.flatMap((channel) => [channel, `-${channel}`])]);
  }
  if (!columnKeys.includes(key)) return [];
  const columns = columnsOfQuery(tileQuery(place.tile), index).map(({ name, type }): Completion => ({
    label: name,
    type: 'property',
    detail: type,
    boost: 10,
  }));
  const colours = key === 'fill' || key === 'stroke' ? words(schemes.map((name) => `var(--${name})`)) : [];
  return [...columns, ...colours];
}

function words(labels: readonly string[]): Completion[] {
  return labels.map((label, at) => ({ label, type: 'enum', boost: -at }));
}

function kindIn(tile: readonly string[]) {
  const mark = tile.map((line) => /^\s*(?:- +)?mark:\s*(\w+)/.exec(line)?.[1]).find(Boolean);
  return kinds.find((kind) => kind.name === mark);
}

/** What a channel of the tile's mark holds. */
function detailOf(key: string, place: YamlPlace): string {
  const rule = kindIn(place.tile)?.channels[key as Channel];
  if (!rule) return '';
  const holds = { band: 'categories', number: 'numbers', any: 'any column' }[rule.type];
  return rule.required ? `${holds}, needed` : holds;
}

/** Inserts a key with what comes after it, and offers its values at once. */
function applyKey(
  view: EditorView,
  completion: Completion,
  from: number,
  to: number,
  place: YamlPlace,
): void {
  const inner = `\n${' '.repeat(place.column + 2)}`;
  const after: Record<string, string> = {
    data: ` |${inner}`,
    tiles: `${inner}- `,
    table: inner,
    columns: `${inner}- `,
  };
  const insert = `${completion.label}:${after[completion.label] ?? ' '}`;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.complete',
    annotations: pickedCompletion.of(completion),
    scrollIntoView: true,
  });
  startCompletion(view);
}
