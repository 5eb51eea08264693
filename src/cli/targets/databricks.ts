import { databricksBundle } from '../../export/databricks/bundle.ts';
import { activeRows } from '../../core/config/config.ts';
import type { Problem } from '../../core/problem.ts';
import { UsageError } from '../usage-error.ts';
import { readSparkNotebook } from './spark-notebook.ts';
import type { ExportTarget } from './target.ts';

export const databricks: ExportTarget = {
  name: 'databricks',
  doc: 'a Databricks asset bundle: workflow, notebooks and dashboards',
  folders: ['sql', 'ddl', 'configs', 'pipeline', 'notebooks', 'resources', 'dashboards'],
  async make(project, { configs, catalog, notebook, name }) {
    if (catalog !== undefined)
      throw new UsageError('--catalog: a bundle keeps the catalogs of the configuration');
    const { chapters, dashboards, places, problems } = await readSparkNotebook(project, configs, notebook);
    const { plan, texts, config } = project;
    const paths = activeRows(config, 'pipeline_config').flatMap(({ values }) => values['file_path'] ?? []);
    const bundle = databricksBundle({ plan, texts, chapters, dashboards, name, paths });
    const lost = bundle.problems.map(({ dashboard, line, message }): Problem => {
      const { file, line: first } = places[dashboard]!;
      return { severity: 'warning', file, line: first + line, column: 'tile', message };
    });
    return { files: bundle.files, problems: [...problems, ...lost] };
  },
};
