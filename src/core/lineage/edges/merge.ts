import { auditColumns, checkColumn, findColumn } from '../../catalog.ts';
import { Edges, type EdgeMaker } from './edge-maker.ts';

/**
 * Stage and ingest: each value is merged by the keys, of several records with one key the last one wins. The times of
 * the merge come from the run, and the watermark leaves no row out for good, so that neither is an edge.
 */
export const mergeEdges: EdgeMaker = ({ job, source, target }) => {
  const edges = new Edges(job.id);
  if (!source) return [];
  edges.rows(source, target);
  for (const column of source.columns) {
    if (findColumn(auditColumns, column.name)) continue;
    const modelled = job.kind === 'stage' && job.model ? findColumn(job.model, column.name) : undefined;
    const type = findColumn(target.columns, column.name)?.type ?? 'VARCHAR';
    const isTyped = job.kind === 'stage' && !column.name.startsWith('_') && type !== 'VARCHAR';
    const places =
      isTyped && modelled?.line !== undefined ? [{ file: 'data_model.csv', line: modelled.line }] : [];
    edges.value([source, column.name], [target, column.name], isTyped ? 'typed' : 'copied', places);
  }
  if (job.kind === 'stage') edges.decides([source, checkColumn], [target, ''], 'filtered', [job.origin]);
  for (const key of job.keys) edges.decides([source, key], [target, ''], 'key', [job.origin]);
  if (!job.uniqueSource) edges.decides([source, '_row'], [target, ''], 'ordered', [job.origin]);
  return edges.made;
};
