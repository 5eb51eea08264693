import { findColumn } from '../../catalog.ts';
import { Edges, placesOf, type EdgeMaker } from './edge-maker.ts';

/** Steps work on the column itself; a correction also asks which record it is. */
export const cleanseEdges: EdgeMaker = ({ job, source, target }) => {
  const edges = new Edges(job.id);
  if (!source) return [];
  const { cleanse, corrections } = job.rules;
  edges.rows(source, target);
  for (const column of source.columns) {
    const places = [
      ...placesOf(corrections, column, 'corrections.csv'),
      ...placesOf(cleanse, column, 'cleansing_rules.csv'),
    ];
    edges.value(
      [source, column.name],
      [target, column.name],
      places.length > 0 ? 'cleansed' : 'copied',
      places,
    );
    for (const rule of corrections.filter((correction) => findColumn([column], correction.column))) {
      const place = { file: 'corrections.csv', line: rule.line };
      const asked = [...(rule.record ? ['_file', '_row'] : []), ...rule.keys.map((key) => key.column)];
      for (const name of asked) edges.decides([source, name], [target, column.name], 'corrected', [place]);
    }
  }
  return edges.made;
};
