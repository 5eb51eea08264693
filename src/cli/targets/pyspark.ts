import { pysparkProject } from '../../export/pyspark.ts';
import { UsageError } from '../usage-error.ts';
import type { ExportTarget } from './target.ts';

export const pyspark: ExportTarget = {
  name: 'pyspark',
  doc: 'a Python project for Spark with Delta Lake',
  folders: ['sql', 'ddl', 'configs', 'pipeline'],
  make({ plan, texts }, { catalog = 'spark_catalog', notebook }) {
    if (notebook !== undefined)
      throw new UsageError('--notebook: only a bundle for Databricks has notebooks');
    return Promise.resolve({ files: pysparkProject(plan, texts, catalog), problems: [] });
  },
};
