import { Edges, type EdgeMaker } from './edge-maker.ts';

/** Each value is taken over as the text that stands in the file. */
export const extractEdges: EdgeMaker = ({ job, source, target }) => {
  const edges = new Edges(job.id);
  if (!source) return [];
  edges.rows(source, target);
  for (const { name } of source.columns) edges.value([source, name], [target, name], 'copied', [job.origin]);
  return edges.made;
};
