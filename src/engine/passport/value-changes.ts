import { dataColumns, type Column } from '../../core/catalog.ts';
import type { CleanseRule, CorrectionRule, MappingRule, Rules } from '../../core/config/rules.ts';
import type { Job } from '../../core/jobs/job.ts';
import { jobKinds } from '../../core/jobs/kinds.ts';
import { sourceColumns } from '../../core/jobs/source.ts';
import type { Row } from '../connector.ts';
import { asText, fieldsOf, isRecord, textOf, type Lookup } from './lookup.ts';
import { onRecord, withRecord } from './on-record.ts';
import type { Change, ChangeStep, RecordRef } from './passport.ts';

type ChangingRule = { kind: 'correction' | 'step' | 'mapping'; column: string; rule: string; line: number };

const files = {
  correction: 'corrections.csv',
  step: 'cleansing_rules.csv',
  mapping: 'ref_data.csv',
} as const;

const ofStep = ({ column, step, argument, line }: CleanseRule): ChangingRule => ({
  kind: 'step',
  column,
  rule: `${step.name}${argument && `:${argument}`}`,
  line,
});
const ofMapping = ({ column, trigger, line }: MappingRule): ChangingRule => ({
  kind: 'mapping',
  column,
  rule: trigger?.name ?? 'mapping',
  line,
});
const ofCorrection = ({ column, line }: CorrectionRule): ChangingRule => ({
  kind: 'correction',
  column,
  rule: 'correction',
  line,
});

const none: Partial<Rules> = { corrections: [], cleanse: [], mappings: [] };
const isOf = (column: string) => (rule: { column: string }) =>
  rule.column.toLowerCase() === column.toLowerCase();

/** The rules that come first: all before the `count`-th on their column, that one included. */
function firstSteps(rules: readonly CleanseRule[], count: number): CleanseRule[] {
  return rules.filter((rule, place) => rules.slice(0, place).filter(isOf(rule.column)).length < count);
}

/** Growing parts of a job's rules, from none to all: between two of them each column meets one more rule, or list. */
function growing({ kind, rules }: Job): Partial<Rules>[] {
  if (kind === 'std') return [none, { ...none, mappings: rules.mappings }];
  const { corrections, cleanse } = rules;
  const most = Math.max(0, ...cleanse.map(({ column }) => cleanse.filter(isOf(column)).length));
  const steps = Array.from({ length: most }, (_, count) => firstSteps(cleanse, count + 1));
  return [none, ...[[], ...steps].map((some) => ({ ...none, corrections, cleanse: some }))];
}

/** The values of a record after each of several parts of a job's rules; nothing where the source lacks the record. */
async function valuesAfter(
  job: Job,
  parts: readonly Partial<Rules>[],
  record: RecordRef,
  { catalog, dialect, ask }: Lookup,
): Promise<Row[]> {
  const source = job.sourceTable!;
  const own = onRecord(dialect, source);
  const queries = parts.map((part, place) => {
    const some: Job = { ...job, rules: { ...job.rules, ...part } };
    const { statements } = jobKinds[job.kind].compile(some, catalog, own, { at: '', load: '' });
    return `SELECT ${place} AS _part, * FROM (\n${statements[0]}\n)`;
  });
  const query = `${queries.join('\nUNION ALL\n')}\nORDER BY _part`;
  return ask(withRecord(query, source, isRecord(record, dialect), dialect));
}

/** Of lists of rules in which the first that applies counts, those that may have changed a value. */
function candidates(job: Job, column: string, before: string | null, record: RecordRef) {
  if (job.kind === 'std')
    return job.rules.mappings
      .filter(isOf(column))
      .filter(({ trigger, actual }) => trigger !== undefined || actual === before)
      .map((rule) => ({ rule: ofMapping(rule), part: { ...none, mappings: [rule] } }));
  return job.rules.corrections
    .filter(isOf(column))
    .filter((rule) => !rule.record || (rule.record.row === record.row && rule.record.file === record.file))
    .map((rule) => ({ rule: ofCorrection(rule), part: { ...none, corrections: [rule] } }));
}

interface Difference {
  column: string;
  before: string | null;
  after: string | null;
  /** How many steps the column has met by then, this one included; 0 for a list of rules. */
  step: number;
}

function differences(values: readonly Row[], columns: readonly Column[]): Difference[] {
  return columns.flatMap(({ name }) =>
    values.slice(1).flatMap((row, place) => {
      const [before, after] = [textOf(values[place]![name]), textOf(row[name])];
      return before === after ? [] : [{ column: name, before, after, step: place }];
    }),
  );
}

/** The changes with their rules. Of a list, the first rule that makes this change alone is the one that has made it. */
async function attribute(
  job: Job,
  found: readonly Difference[],
  record: RecordRef,
  lookup: Lookup,
): Promise<Change[]> {
  const tried = found
    .filter(({ step }) => step === 0)
    .flatMap((difference) =>
      candidates(job, difference.column, difference.before, record).map((entry) => ({
        ...entry,
        difference,
      })),
    );
  const parts = tried.map(({ part }) => part);
  const alone = tried.length > 0 ? await valuesAfter(job, parts, record, lookup) : [];
  return found.flatMap((difference) => {
    const { column, before, after, step } = difference;
    const rule =
      step > 0
        ? ofStep(job.rules.cleanse.filter(isOf(column))[step - 1]!)
        : tried.find(
            (entry, place) => entry.difference === difference && textOf(alone[place]![column]) === after,
          )?.rule;
    return rule ? [{ file: files[rule.kind], line: rule.line, rule: rule.rule, column, before, after }] : [];
  });
}

/**
 * What a cleanse or std job changes in a record, and the values that its table holds. Throws an Error where the job
 * can't be compiled, and the engine's where its query can't be run.
 */
export async function changesOf(
  job: Job,
  record: RecordRef,
  lookup: Lookup,
): Promise<Pick<ChangeStep, 'changes' | 'values' | 'note'>> {
  const { catalog, dialect } = lookup;
  const columns = dataColumns(sourceColumns(job, catalog));
  const values = await valuesAfter(job, growing(job), record, lookup);
  if (values.length === 0)
    return { changes: [], values: null, note: `${job.source} does not hold this record` };
  const changes = await attribute(job, differences(values, columns), record, lookup);
  const there = catalog.columns(job.targetTable);
  if (!there) return { changes, values: null, note: `${job.target} is not there: its job has not run` };
  const [row] = await lookup.ask(
    `SELECT ${asText(dataColumns(there), dialect).join(', ')} FROM ${dialect.table(job.targetTable)} WHERE ${isRecord(record, dialect)}`,
  );
  const isSame = row && columns.every(({ name }) => textOf(row[name]) === textOf(values.at(-1)![name]));
  return {
    changes,
    values: row ? fieldsOf(row, dataColumns(there)) : null,
    note: isSame ? '' : `${job.target} holds other values: the configuration has changed since its job ran`,
  };
}
