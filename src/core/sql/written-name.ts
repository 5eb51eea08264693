import { duckdb } from '../dialects/duckdb.ts';
import { reservedWords } from './reserved-words.ts';

/** Words that may name a column but not everything: `column_name` in `duckdb_keywords()`. */
const columnWords = new Set(
  (
    'between bigint bit boolean char character coalesce dec decimal exists extract float grouping grouping_id ' +
    'inout int integer interval national nchar none nullif numeric out overlay position precision real row ' +
    'setof smallint substring time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement ' +
    'xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable'
  ).split(' '),
);

/** A name as it is written in SQL: in quotes only where DuckDB needs them in some place. */
export function writtenName(name: string): string {
  const word = name.toLowerCase();
  const isPlain = /^[A-Za-z_][A-Za-z\d_]*$/.test(name) && !reservedWords.has(word) && !columnWords.has(word);
  return isPlain ? name : duckdb.identifier(name);
}
