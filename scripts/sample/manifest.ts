import type { Effect, Row } from './effect.ts';

/** What a run over one file must find. */
export interface TableFigures {
  file: string;
  records: number;
  rejected: number;
  /** each reason once for every record that has it */
  rejected_by_reason: Record<string, number>;
  /** records that pass, whose key a later record has that passes too */
  superseded: number;
  /** dates that become NULL, in all records */
  nulled: number;
  negative_delays: number;
  phones_with_extension: number;
  /** rows that the last clean-up takes away */
  removed_by_dedup: number;
  planted: Record<string, number>;
}

/** The whole sample and what is in it. */
export interface Manifest {
  seed: number;
  scale: number;
  story: { late_region: string; falling_product: string };
  records: number;
  rejected: number;
  tables: Record<string, TableFigures>;
}

/** Counts what the rows of one file bring. */
export class Tally {
  private readonly figures: TableFigures;

  /** @param file the file's name */
  constructor(file: string) {
    this.figures = {
      file,
      records: 0,
      rejected: 0,
      rejected_by_reason: {},
      superseded: 0,
      nulled: 0,
      negative_delays: 0,
      phones_with_extension: 0,
      removed_by_dedup: 0,
      planted: {},
    };
  }

  /** @param row the row that is written next */
  add(row: Row): void {
    this.figures.records++;
    if (row.effect) this.count(row.effect);
  }

  /** @returns the figures, kinds and reasons in alphabetical order */
  done(): TableFigures {
    const { rejected_by_reason, planted } = this.figures;
    return { ...this.figures, rejected_by_reason: sorted(rejected_by_reason), planted: sorted(planted) };
  }

  private count(effect: Effect): void {
    const f = this.figures;
    if (effect.reasons?.length) f.rejected++;
    for (const reason of effect.reasons ?? []) bump(f.rejected_by_reason, reason);
    for (const kind of effect.planted ?? []) bump(f.planted, kind);
    f.nulled += effect.nulled ?? 0;
    if (effect.supersedes) f.superseded++;
    if (effect.negative) f.negative_delays++;
    if (effect.extension) f.phones_with_extension++;
    if (effect.twin) f.removed_by_dedup++;
  }
}

function bump(counts: Record<string, number>, key: string): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
