import type { Notices } from '../notices.ts';
import { NoRoom } from './take.ts';

const id = 'snapshot';

/** What the page says of kept tables. */
export class SnapshotWords {
  constructor(private readonly workspace: { notices: Notices }) {}

  /** All is well again. */
  nothing(): void {
    this.workspace.notices.dismiss(id);
  }

  noShelf(): void {
    this.workspace.notices.show({
      id,
      title: 'This browser keeps no tables between visits.',
      lines: [
        'Everything works, but after a reload the pipeline has to run again. A page over HTTPS and outside of a private window can keep them.',
      ],
    });
  }

  failed(error: unknown, kept: string | undefined): void {
    const isFull =
      error instanceof NoRoom || (error instanceof Error && /quota/i.test(error.name + error.message));
    this.workspace.notices.show({
      id,
      tone: 'warning',
      title: isFull
        ? 'There is no room left to keep the tables for the next visit.'
        : 'The tables could not be kept for the next visit.',
      lines: [
        error instanceof Error ? error.message : String(error),
        kept === undefined
          ? 'They are here until the page is closed.'
          : `They are here until the page is closed. What was kept before is still whole: the run of ${kept}.`,
      ],
    });
  }

  older(at: string): void {
    this.workspace.notices.show({
      id,
      title: 'The last run was not kept: the page was closed too soon.',
      lines: [`These are the tables of the run before, of ${at}. Run all to bring them up to date.`],
    });
  }

  damaged(at: string | undefined): void {
    this.workspace.notices.show({
      id,
      tone: 'warning',
      title: 'The tables of the last run are damaged and can’t be brought back.',
      lines: [
        at === undefined
          ? 'No others are kept: run all to fill them again.'
          : `Those of the run before are back, of ${at}. Run all to bring them up to date.`,
      ],
    });
  }

  newer(actions: { save(): void; drop(): void }): void {
    this.workspace.notices.show({
      id,
      tone: 'warning',
      title: 'A newer version of this page has kept tables here, which this one can’t read.',
      lines: [
        'They stay as they are, and nothing is kept in their place. Save them as a file, whose databases DuckDB opens, or reload once the newer version is back.',
      ],
      actions: [
        { label: 'Save as a file', run: actions.save },
        { label: 'Give them up', run: actions.drop },
      ],
    });
  }
}
