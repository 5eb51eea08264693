import type { Figures, JobKindName } from '../jobs/job.ts';
import { edgeKinds } from './edge-kinds.ts';
import type { Dataset, Lineage, LineageEdge } from './model.ts';
import { facet, type Json } from './open-lineage-facet.ts';

/** How datasets are named to others. */
export interface DatasetNames {
  /** The namespace of all tables: where the database is, such as `duckdb://lake.duckdb`. */
  tables: string;
  /** The path of a data file. */
  filePath(name: string): string;
}

/** The figures that count what a job has written; those of a deduplication count what it has removed. */
const written: Readonly<Record<JobKindName, readonly string[]>> = {
  extract: ['loaded'],
  cleanse: ['rows'],
  std: ['rows'],
  dq: ['rows'],
  stage: ['inserted', 'updated'],
  ingest: ['inserted', 'updated'],
  dedup: [],
  publish: ['rows'],
};

function nameOf(dataset: Dataset, names: DatasetNames): { namespace: string; name: string } {
  return dataset.layer === 'file'
    ? { namespace: 'file', name: names.filePath(dataset.name) }
    : { namespace: names.tables, name: dataset.fullName };
}

function schemaOf({ columns }: Dataset): Json {
  const fields = columns.map(({ name, type }, at) => ({
    name,
    ...(type ? { type } : {}),
    ordinal_position: at + 1,
  }));
  return facet('SchemaDatasetFacet', { fields });
}

/** A dataset that is read. */
export function inputDataset(dataset: Dataset, names: DatasetNames): Json {
  return { ...nameOf(dataset, names), facets: { schema: schemaOf(dataset) } };
}

/** The dataset that a job writes: which column comes from which, and how many rows it wrote, where it is done. */
export function outputDataset(
  lineage: Lineage,
  { id, kind, writes }: Lineage['jobs'][number],
  names: DatasetNames,
  figures: Figures | undefined,
): Json {
  const byId = new Map(lineage.datasets.map((dataset) => [dataset.id, dataset]));
  const target = byId.get(writes)!;
  const edges = lineage.edges.filter((edge) => edge.job === id);
  const into = (column: string) =>
    inputFields(
      edges.filter(({ to }) => to.column === column),
      byId,
      names,
    );
  const fields = Object.fromEntries(
    target.columns
      .filter(({ name }) => edges.some(({ to }) => to.column === name))
      .map(({ name }) => [name, { inputFields: into(name) }]),
  );
  const counts = written[kind].flatMap((figure) => figures?.[figure] ?? []);
  const rowCount = counts.reduce((sum, count) => sum + count, 0);
  return {
    ...nameOf(target, names),
    facets: {
      schema: schemaOf(target),
      columnLineage: facet('ColumnLineageDatasetFacet', { fields, dataset: into('') }),
    },
    ...(counts.length > 0
      ? { outputFacets: { outputStatistics: facet('OutputStatisticsOutputDatasetFacet', { rowCount }) } }
      : {}),
  };
}

/** The columns that edges come from, each once with all its transformations. Rows as a whole are no field. */
function inputFields(
  edges: readonly LineageEdge[],
  datasets: ReadonlyMap<string, Dataset>,
  names: DatasetNames,
): Json[] {
  const fields = new Map<
    string,
    { namespace: string; name: string; field: string; transformations: Json[] }
  >();
  for (const { from, kind } of edges) {
    if (from.column === '') continue;
    const key = `${from.dataset}\n${from.column}`;
    const { transformation, doc } = edgeKinds[kind];
    const found = fields.get(key) ?? {
      ...nameOf(datasets.get(from.dataset)!, names),
      field: from.column,
      transformations: [],
    };
    found.transformations.push({ ...transformation, description: doc, masking: false });
    fields.set(key, found);
  }
  return [...fields.values()];
}
