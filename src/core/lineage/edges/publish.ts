import { namesTable } from '../../sql/names-table.ts';
import type { Dataset } from '../model.ts';
import type { QuerySource } from '../query-lineage.ts';
import { Edges, type EdgeContext, type EdgeMaker } from './edge-maker.ts';

function datasetOf({ table }: QuerySource, { job, reads }: EdgeContext): Dataset | undefined {
  const named = job.reads.findIndex((name) => namesTable({ parts: table }, name));
  return reads[named];
}

/**
 * What the query makes its columns of. Where that isn't known, wholly or for one column, every column of every table
 * that is read may take part, and is marked so: nothing is left out silently.
 */
export const publishEdges: EdgeMaker = (context) => {
  const { job, target, reads, query } = context;
  const edges = new Edges(job.id);
  const places = [job.origin];
  const anyOf = (column: string) => {
    for (const source of reads)
      for (const { name } of source.columns) edges.value([source, name], [target, column], 'unknown', places);
  };
  for (const source of reads) edges.rows(source, target);
  const isWhole = query?.outputs.length === target.columns.length;
  target.columns.forEach(({ name }, at) => {
    const output = isWhole ? query.outputs[at]! : undefined;
    const sources = output?.sources.map((source) => ({ ...source, dataset: datasetOf(source, context) }));
    if (!sources || output?.unknown || sources.some(({ dataset }) => !dataset)) return anyOf(name);
    for (const { dataset, column, kind } of sources)
      edges.value([dataset!, column], [target, name], kind, places);
  });
  const rows = query?.rows.map((source) => ({ ...source, dataset: datasetOf(source, context) }));
  if (!rows || query?.unknown || rows.some(({ dataset }) => !dataset)) anyOf('');
  for (const { dataset, column, kind } of rows ?? [])
    if (dataset) edges.decides([dataset, column], [target, ''], kind, places);
  return edges.made;
};
