import type { Job } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import { namesTable } from '../core/sql/names-table.ts';
import type { TableReference } from '../core/sql/tables-in.ts';

/** A unit that is no job, as far as others depend on it. */
export interface Reader {
  id: string;
  title: string;
  /** The name under which other cells read its result; '' where it has none. */
  name: string;
  /** The tables that it reads. */
  reads: readonly TableReference[];
}

/** Where the results of named cells stand. */
const cellPlace = { catalog: 'memory', schema: 'main' } as const;

/**
 * Who depends on whom: jobs by the tables that they read and write, other units by the tables and the names of cells in
 * their queries. A job reads what earlier jobs of the plan write, and never a cell's result.
 */
export class Graph {
  private readonly upstream = new Map<string, string[]>();
  /** The first cell of each name, in lower case. */
  private readonly named = new Map<string, Reader>();
  /** Jobs by their table's own name, in lower case. */
  private readonly writers = new Map<string, Job[]>();
  /** The ids of all units in an order in which each comes after what it reads. */
  readonly order: readonly string[];
  /** What keeps a unit from running at all, by its id: a name that is taken, a circle. */
  readonly problems = new Map<string, string>();

  constructor(
    private readonly jobs: readonly Job[] = [],
    readonly readers: readonly Reader[] = [],
  ) {
    jobs.forEach((job, at) => {
      this.upstream.set(job.id, this.feeding(job, at));
      const table = job.targetTable.table.toLowerCase();
      this.writers.set(table, [...(this.writers.get(table) ?? []), job]);
    });
    this.findNames();
    for (const reader of readers) {
      const direct = reader.reads.flatMap((reference) => this.resolve(reference, reader.id));
      this.upstream.set(reader.id, [...new Set(direct)]);
    }
    this.order = [...jobs.map((job) => job.id), ...this.sorted()];
  }

  private feeding(job: Job, at: number): string[] {
    const read = new Set(job.reads.map(tableKey));
    return this.jobs
      .slice(0, at)
      .filter(({ targetTable }) => read.has(tableKey(targetTable)))
      .map(({ id }) => id);
  }

  private findNames(): void {
    for (const reader of this.readers) {
      const name = reader.name.toLowerCase();
      if (name === '') continue;
      if (this.named.has(name))
        this.problems.set(
          reader.id,
          `The name ${reader.name} is taken by a cell above. Give this one another name.`,
        );
      else this.named.set(name, reader);
    }
  }

  /** The ids of the units that make the table of this name: a cell's result goes before a table that is called alike. */
  resolve(reference: TableReference, reader = ''): string[] {
    const table = reference.parts.at(-1)!.toLowerCase();
    const cell = this.named.get(table);
    if (cell && cell.id !== reader && namesTable(reference, { ...cellPlace, table })) return [cell.id];
    const writers = this.writers.get(table) ?? [];
    return writers.filter(({ targetTable }) => namesTable(reference, targetTable)).map(({ id }) => id);
  }

  /** The readers, each after those that it reads. Those of a circle have a problem, and come before what hangs on them. */
  private sorted(): string[] {
    const left = new Map(this.readers.map((reader) => [reader.id, reader]));
    const order: string[] = [];
    const take = (id: string) => left.delete(id) && order.push(id);
    while (left.size > 0) {
      const free = [...left.keys()].filter((id) => !this.direct(id).some((other) => left.has(other)));
      if (free.length > 0) free.forEach(take);
      else this.circle(left).forEach(take);
    }
    return order;
  }

  /** The ids of those that need themselves through others, each with a problem. */
  private circle(left: ReadonlyMap<string, Reader>): string[] {
    const found = [...left.keys()].filter((id) =>
      this.needed([...this.direct(id)], (other) => !left.has(other)).has(id),
    );
    for (const id of found) {
      const others = this.direct(id).filter((other) => found.includes(other));
      const titles = others.map((other) => left.get(other)!.title).join(', ');
      const problem = `${left.get(id)!.title} needs ${titles}, which needs it in turn: cut the circle.`;
      if (!this.problems.has(id)) this.problems.set(id, problem);
    }
    return found;
  }

  /** The ids of the units whose results a unit reads. */
  direct(id: string): readonly string[] {
    return this.upstream.get(id) ?? [];
  }

  /** The ids of the units that have to run for `wanted`, themselves included; a `ready` one is left out, and what only it needs. */
  needed(wanted: Iterable<string>, ready: (id: string) => boolean): Set<string> {
    const found = new Set(wanted);
    for (const id of found) for (const other of this.direct(id)) if (!ready(other)) found.add(other);
    return found;
  }

  /** The ids of the units that read a unit's result, directly or through others; without itself. */
  downstream(id: string): Set<string> {
    const found = new Set([id]);
    for (const other of this.order) if (this.direct(other).some((up) => found.has(up))) found.add(other);
    found.delete(id);
    return found;
  }

  /** The ids of the units that read a unit's result themselves. */
  readersOf(id: string): string[] {
    return this.order.filter((other) => this.direct(other).includes(id));
  }
}
