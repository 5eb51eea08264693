import type { Result } from '../engine/connector.ts';
import { askingTools } from './asking-tools.ts';
import { keyOf } from './freshness.ts';
import type { Tools, Unit } from './unit.ts';
import type { Workspace } from './workspace.ts';

/** What a run of the shipped notebook on the sample gave, made when the site was built. */
export interface StoredRun {
  /** The run's time. */
  at: string;
  /** Each query that a dashboard or a plot asked, and its answer. */
  answers: Readonly<Record<string, Result>>;
}

/** Shows the stored run's pictures until a run of one's own has made them: the engine takes seconds to come. */
export class Stored {
  at = '';
  private readonly results = new Map<string, { key: string; kind: string; result: unknown }>();

  constructor(private readonly workspace: Workspace) {}

  /** Makes the pictures' results out of the stored answers. Where there is no stored run, nothing is shown. */
  async load(fetched: Promise<StoredRun | undefined>): Promise<void> {
    const stored = await fetched.catch(() => undefined);
    if (!stored) return;
    this.at = stored.at;
    for (const unit of this.workspace.allUnits) {
      const result = unit.job ? undefined : await unit.run?.(answering(stored)).catch(() => undefined);
      if (result === undefined) continue;
      this.results.set(unit.id, { key: this.keyOf(unit), kind: unit.kind, result });
      this.workspace.changes.tell(`unit:${unit.id}`);
    }
  }

  /** A unit's result in the stored run; undefined where it has none, or where text, configuration or files are others. */
  resultOf(unit: Unit): unknown {
    const { own } = this.workspace;
    const found = this.results.get(unit.id);
    const isSample = own.files.size === 0 && Object.keys(own.configs).length === 0;
    return isSample && found?.kind === unit.kind && found.key === this.keyOf(unit) ? found.result : undefined;
  }

  private keyOf(unit: Unit): string {
    return keyOf(unit, this.workspace.planner.fileStamp);
  }
}

/** Tools that know the stored answers. */
function answering({ answers }: StoredRun): Tools {
  return askingTools((sql) =>
    Object.hasOwn(answers, sql)
      ? Promise.resolve(answers[sql]!)
      : Promise.reject(new Error('The stored run has no answer to this. Run the pipeline to see it.')),
  );
}

/** The answers to all that the dashboards and plots of a workspace ask after a run. Rejects where nothing has run. */
export async function storeRun(workspace: Workspace): Promise<StoredRun> {
  const { lastRun, allUnits } = workspace;
  if (!lastRun) throw new Error('Nothing has run yet.');
  const connector = await workspace.engine.get();
  const answers: Record<string, Result> = {};
  const recording = askingTools(async (sql) => (answers[sql] = await connector.query(sql)));
  // What makes a table is no picture, and is refused.
  for (const unit of allUnits) if (!unit.job) await unit.run?.(recording).catch(() => undefined);
  return { at: lastRun.at, answers };
}

/** A stored run as JSON, which knows no integers beyond 2^53: those become text. */
export function printStored(stored: StoredRun): string {
  return JSON.stringify(stored, (_, value: unknown) => {
    if (typeof value !== 'bigint') return value;
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  });
}
