/** A value of a JSON text. */
export type Json = { [key: string]: unknown };

/** Who makes the events. */
export const producer = 'urn:medallion';

/** The versions of the facets' schemas, which `open-lineage-spec/` holds. */
const versions = {
  ColumnLineageDatasetFacet: '1-2-0',
  SchemaDatasetFacet: '1-2-0',
  OutputStatisticsOutputDatasetFacet: '1-0-2',
  ErrorMessageRunFacet: '1-0-1',
  ParentRunFacet: '1-2-0',
  JobTypeJobFacet: '2-0-4',
  SQLJobFacet: '1-1-0',
} as const;

/** A facet of OpenLineage: its fields with those that every facet has. */
export function facet(name: keyof typeof versions, fields: Json): Json {
  const schema = `https://openlineage.io/spec/facets/${versions[name]}/${name}.json#/$defs/${name}`;
  return { _producer: producer, _schemaURL: schema, ...fields };
}
