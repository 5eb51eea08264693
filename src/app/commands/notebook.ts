import { filesRead } from '../../notebook/sources.ts';
import { resetToSample } from '../../notebook/take-files.ts';
import { download } from '../download.ts';
import { downloadReport } from '../report-download.ts';
import type { Command } from './command.ts';

/** What is done with the notebook as a whole. */
export const notebookCommands: readonly Command[] = [
  {
    id: 'download-notebook',
    group: 'Notebook',
    title: 'Download the notebook',
    keys: ['Mod+S'],
    run({ workspace }) {
      download(new Blob([workspace.book.text()], { type: 'text/markdown' }), 'notebook.md');
    },
  },
  {
    id: 'download-report',
    group: 'Notebook',
    title: 'Download the notebook as a web page',
    keys: [],
    run: (page) => downloadReport(page),
  },
  {
    id: 'download-openlineage',
    group: 'Notebook',
    title: 'Download OpenLineage events of the last run',
    keys: [],
    enabled: ({ workspace }) => workspace.running === undefined && workspace.runner.ran !== undefined,
    run: async (page) => (await import('../open-lineage-download.ts')).downloadOpenLineage(page),
  },
  {
    id: 'gallery',
    group: 'Notebook',
    title: 'See all kinds of charts',
    keys: [],
    run: () => void window.open('./gallery.html', '_blank', 'noopener'),
  },
  {
    id: 'open-notebook',
    group: 'Notebook',
    title: 'Open a notebook or add files',
    keys: ['Mod+O'],
    run: (page) => page.chooseFiles(),
  },
  {
    id: 'look-at-file',
    group: 'Notebook',
    title: 'Look at a data file, and how it is read',
    keys: [],
    run(page) {
      const [first] = filesRead(page.workspace.plan);
      const name = page.workspace.strangers[0]?.name ?? first;
      if (name !== undefined) page.lookAtFile(name);
    },
  },
  {
    id: 'configuration',
    group: 'Notebook',
    title: 'Edit the configuration',
    keys: [],
    run: (page) => page.showConfig('dq_rule_config.csv'),
  },
  {
    id: 'runs',
    group: 'Notebook',
    title: 'Runs: what moved, and why',
    keys: [],
    run: (page) => page.open('runs'),
  },
  {
    id: 'workspaces',
    group: 'Notebook',
    title: 'Workspaces',
    keys: [],
    run: (page) => page.open('workspaces'),
  },
  {
    id: 'reset',
    group: 'Notebook',
    title: 'Reset to sample',
    keys: [],
    enabled: ({ workspace }) => workspace.running === undefined,
    run: ({ workspace }) => resetToSample(workspace),
  },
  {
    id: 'empty-tables',
    group: 'Notebook',
    title: 'Empty all tables',
    keys: [],
    enabled: ({ workspace }) => workspace.running === undefined && workspace.rows.size > 0,
    run: ({ workspace }) => workspace.change('Emptying the tables …', () => workspace.emptyTables()),
  },
];
