import { isActive, sequence, type ConfigTable } from '../table.ts';

export const mainPipelineConfig: ConfigTable = {
  name: 'main_pipeline_config',
  doc: 'The jobs of the silver and gold layers.',
  vital: true,
  columns: [
    { name: 'layer', kind: 'choice', choices: ['silver', 'gold'], required: true, doc: 'silver or gold.' },
    {
      name: 'job_typ',
      kind: 'choice',
      choices: ['cleanse', 'std', 'dq', 'stage', 'ingest', 'dedup'],
      required: true,
      doc: 'silver: cleanse, std, dq, stage; gold: ingest, dedup.',
    },
    { name: 'source', kind: 'name', doc: 'The table that is read; empty for dedup.' },
    { name: 'target', kind: 'name', required: true, doc: 'The table that is written.' },
    { name: 'catalog_name', kind: 'name', required: true, doc: "Both tables' catalog." },
    { name: 'schema_name', kind: 'name', required: true, doc: "Both tables' schema." },
    {
      name: 'ref_table',
      kind: 'names',
      doc: 'cleanse, std, dq: the rule table. stage, ingest: the key columns. dedup: the columns that agree.',
    },
    sequence,
    isActive,
  ],
};
