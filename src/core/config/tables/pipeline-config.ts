import { delimiterProblem, encodingProblem, quoteProblem, skipProblem } from '../read-settings.ts';
import { isActive, sequence, type ConfigTable } from '../table.ts';

export const pipelineConfig: ConfigTable = {
  name: 'pipeline_config',
  doc: 'Which file fills which bronze table.',
  vital: true,
  columns: [
    { name: 'layer', kind: 'choice', choices: ['bronze'], required: true, doc: 'Always bronze.' },
    { name: 'table_name', kind: 'name', required: true, doc: 'The bronze table.' },
    {
      name: 'file_path',
      kind: 'name',
      required: true,
      doc: 'The file; only its name counts, not its folder.',
    },
    {
      name: 'file_format',
      kind: 'choice',
      choices: ['csv', 'tsv', 'json', 'ndjson', 'jsonl', 'parquet', 'xlsx', 'arrow'],
      required: true,
      doc: 'How the file is written; where its content says otherwise, that holds.',
    },
    { name: 'catalog_name', kind: 'name', required: true, doc: "The table's catalog." },
    { name: 'schema_name', kind: 'name', required: true, doc: "The table's schema." },
    {
      name: 'infer_schema',
      kind: 'text',
      optional: true,
      doc: 'Never changes a value: text is kept verbatim.',
    },
    { name: 'has_header', kind: 'name', optional: true, doc: 'false where a CSV file has no header line.' },
    {
      name: 'encoding',
      kind: 'name',
      optional: true,
      doc: 'How the text is encoded, such as utf-8, utf-16le or windows-1252; found out where empty.',
      check: encodingProblem,
    },
    {
      name: 'delimiter',
      kind: 'text',
      optional: true,
      doc: 'What separates the fields: one character, or tab or space; found out where empty.',
      check: delimiterProblem,
    },
    {
      name: 'quote',
      kind: 'name',
      optional: true,
      doc: 'What stands around fields with delimiters: one character, or none; found out where empty.',
      check: quoteProblem,
    },
    {
      name: 'skip_lines',
      kind: 'number',
      optional: true,
      doc: 'How many lines, or rows of a sheet, stand above the header; found out where empty.',
      check: skipProblem,
    },
    {
      name: 'sheet',
      kind: 'name',
      optional: true,
      doc: 'The sheet of a workbook, the file of an archive, or FILE:SHEET; the first sheet with a value, or the only file, where empty.',
    },
    sequence,
    isActive,
  ],
};
