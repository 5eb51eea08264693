import { css, html, nothing, type TemplateResult } from 'lit';
import type { CataloguePart, CatalogueTable } from '../notebook/catalogue-table.ts';
import { GoToEvent } from './go-to.ts';
import { LookAtFileEvent } from './look-at-file.ts';

/** The look of what `catalogLinks` gives. */
export const catalogLinksStyles = css`
  p a {
    display: inline-block;
    min-height: 24px;
    line-height: 24px;
  }
`;

/** Where a table of the catalogue has its rows from and where they go: its files, and the units that write and read it. */
export function catalogLinks({ files, writers, readers }: CatalogueTable): TemplateResult {
  return html`${line('Filled from', files.map(fileLink))} ${line('Written by', writers.map(unitLink))}
  ${line('Read by', readers.map(unitLink))}`;
}

function line(label: string, links: readonly TemplateResult[]) {
  if (links.length === 0) return nothing;
  return html`<p>${label} ${links.map((link, at) => html`${at > 0 ? ', ' : ''}${link}`)}</p>`;
}

function unitLink({ id, title }: CataloguePart): TemplateResult {
  return html`<a href="#" @click=${leadingTo(() => new GoToEvent({ unit: id }))}>${title}</a>`;
}

function fileLink({ name, job }: CatalogueTable['files'][number]): TemplateResult {
  return html`<a
    href="#"
    title="How the file is read, with its first records"
    @click=${leadingTo(() => new LookAtFileEvent(name, job))}
    >${name}<span class="hidden">: how it is read</span></a
  >`;
}

/** What a click does on a link that asks the page for something in place of leaving it. */
function leadingTo(wish: () => Event): (event: Event) => void {
  return (event) => {
    event.preventDefault();
    event.currentTarget?.dispatchEvent(wish());
  };
}
