import type { FileMetaData, SchemaElement } from 'hyparquet';

/** An element of a Parquet file's schema with those inside of it, under the name that `plainMetadata` gives it. */
export interface ParquetNode {
  element: SchemaElement;
  key: string;
  children: ParquetNode[];
}

/** A file's columns, and its metadata in a form that makes the library hand out values as they are stored. */
export interface PlainParquet {
  columns: ParquetNode[];
  metadata: FileMetaData;
}

function isText(element: SchemaElement): boolean {
  return (
    ['UTF8', 'ENUM', 'JSON'].includes(element.converted_type ?? '') ||
    ['STRING', 'ENUM', 'JSON'].includes(element.logical_type?.type ?? '')
  );
}

/**
 * Takes the meaning of every type out of a file's metadata, so that the library neither rounds decimals and times nor makes objects
 * of maps, and gives each element a name of its own, since the file's may repeat or hold points. The nodes keep both.
 * Throws an Error where the schema is broken.
 */
export function plainMetadata(metadata: FileMetaData): PlainParquet {
  const schema: SchemaElement[] = [];
  const leaves: string[][] = [];
  let at = 0;
  const next = (path: string[]): ParquetNode => {
    const element = metadata.schema[at];
    if (!element) throw new Error('is damaged: its schema breaks off');
    const key = `f${at++}`;
    const { name: _name, converted_type: _converted, logical_type: _logical, ...stored } = element;
    schema.push({ ...stored, name: key, ...(isText(element) ? { converted_type: 'UTF8' } : {}) });
    const own = at === 1 ? [] : [...path, key];
    if (!element.num_children) {
      if (at > 1) leaves.push(own);
      return { element, key, children: [] };
    }
    const children = Array.from({ length: element.num_children }, () => next(own));
    return { element, key, children };
  };
  const columns = next([]).children;
  const row_groups = metadata.row_groups.map((group) => {
    if (group.columns.length !== leaves.length) throw new Error('is damaged: its row groups lack columns');
    return {
      ...group,
      columns: group.columns.map((column, index) => ({
        ...column,
        ...(column.meta_data ? { meta_data: { ...column.meta_data, path_in_schema: leaves[index]! } } : {}),
      })),
    };
  });
  return { columns, metadata: { ...metadata, schema, row_groups } };
}
