import { errorText } from '../core/error-text.ts';
import { openLineageEvents, printEvents } from '../core/lineage/open-lineage.ts';
import { download } from './download.ts';
import { wholeLineage } from './lineage-source.ts';
import type { Page } from './page.ts';

/** A UUID that is the same for the same text (RFC 9562, version 8: of its SHA-256). */
async function uuidOf(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).slice(
    0,
    16,
  );
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * Offers the events of the last run of jobs in the words of OpenLineage, one a line. A run that is downloaded twice has the
 * same ids, so that who collects events sees one. Says what became of it.
 */
export async function downloadOpenLineage(page: Page): Promise<void> {
  const { runner, plan } = page.workspace;
  const { ran } = runner;
  if (!ran) return page.say('No job has run yet.');
  page.say('Reading the queries for the events …');
  try {
    const ids = new Map<string, string>();
    for (const job of ['', ...ran.jobs.map(({ id }) => id)])
      ids.set(job, await uuidOf([ran.started, ran.ended, job].join('\n')));
    const events = openLineageEvents(await wholeLineage(page.workspace), ran, {
      jobs: plan.jobs,
      runId: (job) => ids.get(job)!,
      tables: 'duckdb://memory',
      filePath: (name) => name,
    });
    download(new Blob([printEvents(events)], { type: 'application/x-ndjson' }), 'openlineage.ndjson');
    page.say('Downloaded as openlineage.ndjson.');
  } catch (error) {
    page.say(`The events can’t be written: ${errorText(error)}`);
  }
}
