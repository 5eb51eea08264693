import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { writtenName } from '../core/sql/written-name.ts';
import { completeFunction, completeQuoted } from './apply-completion.ts';
import { functionCard, tableCard } from './info-card.ts';
import type { EditorColumn, KnownTable, NameIndex } from './names.ts';
import { editorNames, indexOf } from './names.ts';
import {
  outputColumns,
  relationColumns,
  relationName,
  selectAliases,
  visibleRelations,
} from './sql-columns.ts';
import type { Position } from './sql-position.ts';
import { positionAt } from './sql-position.ts';
import { sqlRegion } from './sql-region.ts';
import type { Relation, Scope } from './sql-scopes.ts';
import { afterTableWords, expressionWords, functionWords, statementWords, typeWords } from './sql-words.ts';

const wordPattern = /^[\w$\u0080-\uffff]*$/;

const clauseWords = afterTableWords.filter((word) => !expressionWords.includes(word));
const operatorWords = [...expressionWords, ...clauseWords];

/** Completes SQL at the cursor from the workspace's names and the statement's own. */
export function completeSql(context: CompletionContext): CompletionResult | null {
  const region = sqlRegion(context.state, context.pos);
  if (!region) return null;
  const position = positionAt(region.text, context.pos - region.from);
  const asked =
    context.explicit || position.from < context.pos - region.from || position.qualifier.length > 0;
  if (!asked || position.expected === 'nothing' || position.expected === 'new-name') return null;
  const typed = region.text.slice(position.from, context.pos - region.from);
  // A letter behind a table or a column is rather its alias than the beginning of a word.
  const isAlias = position.expected === 'after-table' || position.expected === 'operator';
  if (isAlias && !context.explicit && typed.length < 2) return null;
  const index = indexOf(context.state.facet(editorNames));
  const options =
    position.qualifier.length > 0
      ? qualifiedOptions(position, index)
      : plainOptions(position, index).map((option) => inCaseOf(typed, option));
  if (options.length === 0) return null;
  const from = region.from + position.from;
  if (!position.quoted) return { from, options, validFor: wordPattern };
  const names = options.filter((option) => option.type !== 'keyword' && option.type !== 'function');
  return { from: from + 1, options: names.map(completeQuoted), validFor: /^[^"\n]*$/ };
}

function plainOptions(position: Position, index: NameIndex): Completion[] {
  switch (position.expected) {
    case 'statement':
      return keywords(statementWords, 20);
    case 'type':
      return typeWords.map((label) => ({ label, type: 'type' }));
    case 'after-table':
      return keywords(afterTableWords, 0);
    case 'table':
      return [
        ...cteOptions(position),
        ...tableOptions(index),
        ...keywords(['SELECT', 'LATERAL', 'VALUES'], -60),
      ];
    case 'operator':
      return keywords(operatorWords, 0);
    default:
      return expressionOptions(position, index);
  }
}

function expressionOptions(position: Position, index: NameIndex): Completion[] {
  const columns = new Map<string, Completion>();
  const relations = visibleRelations(position.scope);
  // While the FROM clause isn't written yet, or stands in other brackets, the statement's tables are the best guess.
  const known = relations.length > 0 ? relations : relationsWithin(position.statement);
  for (const relation of known)
    for (const column of relationColumns(relation, position.scope, index))
      if (!columns.has(column.name.toLowerCase()))
        columns.set(column.name.toLowerCase(), columnOption(column, relationName(relation), 70));
  for (const alias of selectAliases(position.scope))
    if (!columns.has(alias.toLowerCase()))
      columns.set(alias.toLowerCase(), columnOption({ name: alias, type: '' }, 'this SELECT', 60));
  const aliases = known
    .filter((relation) => relationName(relation) !== '')
    .map((relation): Completion => ({
      label: relationName(relation),
      apply: writtenName(relationName(relation)),
      type: 'namespace',
      detail: relation.alias && relation.path.length > 0 ? relation.path.at(-1) : '',
      boost: 30,
    }));
  return [
    ...columns.values(),
    ...aliases.filter((alias) => !columns.has(alias.label.toLowerCase())),
    ...functionOptions(index),
    ...keywords(expressionWords, -10),
    ...keywords(clauseWords, -15),
  ];
}

function relationsWithin(scope: Scope): Relation[] {
  return [...scope.relations, ...scope.children.flatMap(relationsWithin)];
}

/** After `h.`: the columns of the table called h, else the schemas and tables whose names begin so. */
function qualifiedOptions(position: Position, index: NameIndex): Completion[] {
  const { qualifier, scope, statement, expected } = position;
  const wanted = qualifier.at(-1)!.toLowerCase();
  if (expected !== 'table') {
    const relation = [...visibleRelations(scope), ...relationsWithin(statement)].find((candidate) =>
      qualifier.length === 1
        ? relationName(candidate).toLowerCase() === wanted
        : endsWith(candidate.path, qualifier),
    );
    if (relation)
      return unique(relationColumns(relation, scope, index)).map((column) =>
        columnOption(column, relationName(relation), 0),
      );
    const table = index.table(qualifier)?.table;
    if (table) return unique(table.columns).map((column) => columnOption(column, table.label, 0));
  }
  return pathOptions(qualifier, index);
}

function pathOptions(qualifier: readonly string[], index: NameIndex): Completion[] {
  const options = new Map<string, Completion>();
  for (const known of index.tables) {
    const at = known.path.findIndex((_, from) =>
      qualifier.every((name, step) => known.path[from + step]?.toLowerCase() === name.toLowerCase()),
    );
    const next = known.path[at + qualifier.length];
    if (at < 0 || next === undefined || options.has(next)) continue;
    const isTable = at + qualifier.length === known.path.length - 1;
    options.set(next, {
      label: next,
      apply: writtenName(next),
      type: isTable ? 'class' : 'namespace',
      detail: isTable ? known.table.layer : '',
      info: isTable ? () => tableCard(known.table) : undefined,
      boost: boostOf(known),
    });
  }
  return [...options.values()];
}

function columnOption(column: EditorColumn, of: string, boost: number): Completion {
  return {
    label: column.name,
    apply: writtenName(column.name),
    type: 'property',
    detail: [column.type, of].filter((part) => part !== '').join(' · '),
    boost,
  };
}

function cteOptions(position: Position): Completion[] {
  const options: Completion[] = [];
  for (let scope: Scope | undefined = position.scope; scope; scope = scope.parent)
    for (const { alias } of scope.ctes.values())
      options.push({ label: alias, apply: writtenName(alias), type: 'class', detail: 'WITH', boost: 90 });
  return options;
}

const tableOptionsOf = new WeakMap<NameIndex, Completion[]>();

function tableOptions(index: NameIndex): Completion[] {
  const made = tableOptionsOf.get(index) ?? index.tables.map(tableOption);
  tableOptionsOf.set(index, made);
  return made;
}

function tableOption(known: KnownTable): Completion {
  const { table, path } = known;
  const bare = path.at(-1) ?? table.name;
  return {
    label: bare,
    displayLabel: table.label === bare ? undefined : table.label,
    apply: table.name,
    type: 'class',
    detail: table.layer,
    info: () => tableCard(table),
    boost: boostOf(known),
  };
}

function boostOf(known: KnownTable): number {
  return 60 - known.rank * 10;
}

const functionOptionsOf = new WeakMap<NameIndex, Completion[]>();

function functionOptions(index: NameIndex): Completion[] {
  const made = functionOptionsOf.get(index) ?? makeFunctionOptions(index);
  functionOptionsOf.set(index, made);
  return made;
}

function makeFunctionOptions(index: NameIndex): Completion[] {
  if (index.functions.size === 0)
    return functionWords.map((label) => ({ label, type: 'function', apply: completeFunction(true) }));
  return [...index.functions.values()].map((signatures) => ({
    label: signatures[0]!.name,
    type: 'function',
    detail:
      signatures.length === 1 ? argumentsOf(signatures[0]!.signature) : `${signatures.length} signatures`,
    info: () => functionCard(signatures),
    apply: completeFunction(signatures.some(({ signature }) => !/\(\s*\)/.test(signature))),
  }));
}

/** `(x, digits)` of `round(x, digits) → DOUBLE`. */
function argumentsOf(signature: string): string {
  const found = /\(.*?\)/.exec(signature)?.[0] ?? '';
  return found.length > 40 ? `${found.slice(0, 38)} …` : found;
}

function keywords(words: readonly string[], boost: number): Completion[] {
  return words.map((label) => ({ label, type: 'keyword', boost }));
}

/** A keyword as it is typed: matching in the other case ranks below every other name. */
function inCaseOf(typed: string, option: Completion): Completion {
  if (option.type !== 'keyword' || !/[a-z]/.test(typed)) return option;
  return { ...option, label: option.label.toLowerCase(), displayLabel: option.label, apply: option.label };
}

function unique(columns: readonly EditorColumn[]): EditorColumn[] {
  return [...new Map(columns.map((column) => [column.name.toLowerCase(), column])).values()];
}

function endsWith(path: readonly string[], end: readonly string[]): boolean {
  const tail = path.slice(-end.length);
  return (
    tail.length === end.length && tail.every((part, at) => part.toLowerCase() === end[at]!.toLowerCase())
  );
}

/** The columns that the SQL text of a tile gives, in order. */
export function columnsOfQuery(text: string, index: NameIndex): EditorColumn[] {
  return unique(outputColumns(positionAt(text, text.length).statement, index));
}
