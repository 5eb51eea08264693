import type { KnownColumns } from '../core/lineage/known-columns.ts';
import { queryLineages, type QueryJob } from './plan-lineage.ts';

/** What the worker is asked: what these queries make their columns of. */
export interface LineageRequest {
  jobs: QueryJob[];
  columns: KnownColumns;
}

addEventListener('message', ({ data: { jobs, columns } }: MessageEvent<LineageRequest>) => {
  void queryLineages(jobs, columns).then((answer) => postMessage(answer));
});
