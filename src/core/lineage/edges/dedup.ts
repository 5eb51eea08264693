import { Edges, type EdgeMaker } from './edge-maker.ts';

/** Values stay; the match columns decide which rows are the same, time and record number which of them stays. */
export const dedupEdges: EdgeMaker = ({ job, target }) => {
  const edges = new Edges(job.id);
  for (const key of job.keys) edges.decides([target, key], [target, ''], 'key', [job.origin]);
  for (const name of ['update_dt', '_row'])
    edges.decides([target, name], [target, ''], 'ordered', [job.origin]);
  return edges.made;
};
