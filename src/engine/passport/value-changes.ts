import { dataColumns, type Column } from '../../core/catalog.ts';
import type { Rules } from '../../core/config/rules.ts';
import type { Job } from '../../core/jobs/job.ts';
import { jobKinds } from '../../core/jobs/kinds.ts';
import { sourceColumns } from '../../core/jobs/source.ts';
import type { Row } from '../connector.ts';
import { growing, isOf, listed, none, ofStep, onlyApplicable, ruleFiles } from './changing-rules.ts';
import { asText, fieldsOf, isRecord, textOf, type Lookup } from './lookup.ts';
import { onRecord, withRecord } from './on-record.ts';
import type { Change, ChangeStep, RecordRef } from './passport.ts';

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
    .flatMap((difference) => listed(job, difference.column).map((entry) => ({ ...entry, difference })));
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
    return rule
      ? [{ file: ruleFiles[rule.kind], line: rule.line, rule: rule.rule, column, before, after }]
      : [];
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
  const [raw] = await valuesAfter(job, [none], record, lookup);
  if (!raw) return { changes: [], values: null, note: `${job.source} does not hold this record` };
  // Thousands of rules would take the engine longer to understand than all the rest.
  const own = onlyApplicable(job, record, raw);
  const values = await valuesAfter(own, growing(own), record, lookup);
  const changes = await attribute(own, differences(values, columns), record, lookup);
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
