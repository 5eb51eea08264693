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
    sequence,
    isActive,
  ],
};
