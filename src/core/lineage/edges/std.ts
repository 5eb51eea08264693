import { Edges, placesOf, type EdgeMaker } from './edge-maker.ts';

/** A mapping reads the value that it replaces and nothing else. */
export const stdEdges: EdgeMaker = ({ job, source, target }) => {
  const edges = new Edges(job.id);
  if (!source) return [];
  edges.rows(source, target);
  for (const column of source.columns) {
    const places = placesOf(job.rules.mappings, column, 'ref_data.csv');
    edges.value(
      [source, column.name],
      [target, column.name],
      places.length > 0 ? 'mapped' : 'copied',
      places,
    );
  }
  return edges.made;
};
