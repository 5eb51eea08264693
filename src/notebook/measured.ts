/** The figures that one unit measured: in its last run, and in the run before. */
export interface MeasuredUnit {
  /** The last run's time. */
  at: string;
  now: Record<string, number>;
  before: Record<string, number>;
}

/** What dashboards measured, by their titles, so that a figure can tell how it has changed since the run before. */
export class Measured {
  private units: Record<string, MeasuredUnit> = {};

  /** Notes a figure of the run of this time; gives what the run before measured under the same name. */
  note(unit: string, name: string, value: number, at: string): number | undefined {
    const known = this.units[unit];
    const entry = known?.at === at ? known : { at, now: {}, before: known?.now ?? {} };
    this.units = { ...this.units, [unit]: { ...entry, now: { ...entry.now, [name]: value } } };
    return entry.before[name];
  }

  /** What a figure measured in the run before the one that `note` was told of last. */
  before(unit: string, name: string): number | undefined {
    return this.units[unit]?.before[name];
  }

  save(): Record<string, MeasuredUnit> {
    return this.units;
  }

  restore(units: Record<string, MeasuredUnit>): void {
    this.units = units;
  }
}
