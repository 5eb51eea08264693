import { errorText } from '../core/error-text.ts';
import { momentOf } from '../notebook/moment.ts';
import { download } from './download.ts';
import type { Page } from './page.ts';

/**
 * Offers the notebook, or one of its cells, as a web page that is read without this one. What makes it is fetched when
 * it is first wanted. Says what became of it.
 */
export async function downloadReport(page: Page, cell?: { id: string; title: string }): Promise<void> {
  const { workspace } = page;
  page.say('Writing the web page …');
  try {
    const [{ reportHtml }, { notebookTitle }, { fileNameFor }, { filteredDashboards }] = await Promise.all([
      import('../report/report.ts'),
      import('../report/title.ts'),
      import('../report/words.ts'),
      import('./report-filters.ts'),
    ]);
    const title = cell?.title ?? notebookTitle(workspace.cells);
    const html = await reportHtml(workspace, {
      title,
      at: momentOf(workspace.effects.now()),
      document: document.implementation.createHTMLDocument(''),
      filtered: await filteredDashboards(workspace),
      ...(cell ? { only: [cell.id] } : {}),
    });
    const name = fileNameFor(title);
    download(new Blob([html], { type: 'text/html' }), name);
    page.say(`Downloaded as ${name}.`);
  } catch (error) {
    page.say(`The web page can’t be written: ${errorText(error)}`);
  }
}
