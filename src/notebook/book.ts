import type { Plan } from '../core/plan.ts';
import type { Changes } from './changes.ts';
import { tidy } from './compose.ts';
import { prose, printNotebook, type Cell } from './document.ts';
import type { TableReference } from '../core/sql/tables-in.ts';
import type { Reader } from './graph.ts';
import { parseNotebook, withIds } from './parse.ts';
import type { CellKind, Unit } from './unit.ts';

function isSame(one: Unit, other: Unit): boolean {
  return one.id === other.id && one.cell === other.cell && one.title === other.title && one.job === other.job;
}

/** The cells of the open notebook and the units that they stand for. */
export class Book {
  cells: readonly Cell[] = [];
  /** The units of each cell that has some, by the cell's id, in the notebook's order. */
  units: ReadonlyMap<string, readonly Unit[]> = new Map();
  unitsById: ReadonlyMap<string, Unit> = new Map();
  allUnits: readonly Unit[] = [];
  /** The kinds whose fences are cells. */
  readonly fences: ReadonlySet<string>;
  /** What cells read, by their text, so that only what has changed is read again. */
  private readonly reads = new Map<string, { body: string; reads: Promise<readonly TableReference[]> }>();
  private version = 0;

  constructor(
    private readonly kinds: ReadonlyMap<string, CellKind>,
    private readonly changes: Changes,
  ) {
    this.fences = new Set([...kinds.keys()].filter((kind) => kind !== prose));
  }

  /** Takes a notebook's Markdown, its cells with the ids that they had in an earlier visit where these are known. */
  read(text: string, plan: Plan, ids: readonly string[] = []): void {
    this.set(withIds(parseNotebook(text, this.fences), ids), plan);
  }

  /** The notebook's Markdown. */
  text(): string {
    return printNotebook(this.cells);
  }

  /** Takes other cells. Where only texts have changed, only what shows these is told. */
  set(cells: readonly Cell[], plan: Plan): void {
    const before = this.cells;
    this.cells = tidy(cells);
    const sameShape =
      before.length === this.cells.length &&
      before.every((cell, at) => cell.id === this.cells[at]!.id && cell.open === this.cells[at]!.open);
    this.version++;
    if (!sameShape) return this.plan(plan);
    const edited = this.cells.filter((cell, at) => cell !== before[at]);
    const units = new Map(this.units);
    for (const cell of edited) if (units.has(cell.id)) units.set(cell.id, this.unitsOf(cell, plan));
    this.take(units);
    for (const cell of edited) this.changes.tell(`cell:${cell.id}`);
  }

  /** Takes another plan, whose jobs the cells now stand for. */
  plan(plan: Plan): void {
    this.version++;
    const fences = this.cells.filter((cell) => cell.kind !== prose);
    this.take(new Map(fences.map((cell) => [cell.id, this.unitsOf(cell, plan)])));
    this.changes.tell('plan');
  }

  /** A cell's units. Those that are as they were are the same objects: what shows them need not be drawn anew. */
  private unitsOf(cell: Cell, plan: Plan): readonly Unit[] {
    const same = this.cells.filter((other) => other.kind === cell.kind);
    const known = this.units.get(cell.id) ?? [];
    const units = this.kinds.get(cell.kind)!.units(cell, same, plan);
    return units.map((unit) => known.find((other) => isSame(other, unit)) ?? unit);
  }

  private take(units: Map<string, readonly Unit[]>): void {
    this.units = units;
    this.allUnits = [...units.values()].flat();
    this.unitsById = new Map(this.allUnits.map((unit) => [unit.id, unit]));
  }

  unit(id: string): Unit | undefined {
    return this.unitsById.get(id);
  }

  cell(id: string): Cell | undefined {
    return this.cells.find((cell) => cell.id === id);
  }

  /** What the units that are no jobs read; undefined where the cells have changed meanwhile. */
  async readers(): Promise<Reader[] | undefined> {
    const { version } = this;
    const others = this.allUnits.filter((unit) => !unit.job);
    const readers = await Promise.all(
      others.map(async ({ id, title, name, ...unit }): Promise<Reader> => {
        const known = this.reads.get(id);
        const { body } = unit.cell;
        const reads = known?.body === body ? known.reads : (unit.reads?.() ?? Promise.resolve([]));
        this.reads.set(id, { body, reads });
        return { id, title, name, reads: await reads };
      }),
    );
    return version === this.version ? readers : undefined;
  }
}
