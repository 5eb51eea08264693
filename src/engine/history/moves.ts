import { isSameFigure } from '../../core/figure-text.ts';
import type { JobRecord } from '../events.ts';
import type { Figure } from './run-entry.ts';

/** A figure and what it was before and after. */
export interface Move {
  of: string;
  title: string;
  /** undefined where there was no such figure. */
  before: number | undefined;
  after: number | undefined;
}

/** The numbers of a run that are compared: those of dashboards, and how many rows each job has passed on. */
export function comparedFigures({
  jobs,
  figures,
}: {
  jobs: readonly JobRecord[];
  figures: readonly Figure[];
}): Figure[] {
  const counts = jobs.flatMap(({ job, target, figures: own }): Figure[] => {
    const title = { dq: 'rejected', publish: 'rows' }[job];
    const value = title === undefined ? undefined : own[title];
    return value === undefined ? [] : [{ of: target, title: title!, value }];
  });
  return [...figures, ...counts];
}

/** What differs between two lists of figures. */
export function movesOf(before: readonly Figure[], after: readonly Figure[]): Move[] {
  const key = ({ of, title }: Figure) => JSON.stringify([of, title]);
  const [was, is] = [before, after].map((list) => new Map(list.map((figure) => [key(figure), figure])));
  return [...new Set([...was!.keys(), ...is!.keys()])].flatMap((name) => {
    const [one, other] = [was!.get(name), is!.get(name)];
    const { of, title } = (one ?? other)!;
    return isSameFigure(one?.value, other?.value)
      ? []
      : [{ of, title, before: one?.value, after: other?.value }];
  });
}
