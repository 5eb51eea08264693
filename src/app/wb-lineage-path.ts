import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Lineage } from '../core/lineage/model.ts';
import type { Reached } from '../core/lineage/reach.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { LineageSelectEvent } from './lineage-events.ts';
import type { LineageFocus } from './lineage-focus.ts';
import { jobTitle, layerOf, stateText, writersOf } from './lineage-state.ts';
import { kindText, refText } from './lineage-words.ts';
import { configLink } from './show-config.ts';
import { shared } from './styles.ts';

/**
 * All that a column comes from and feeds, nearest first, with the lines of the configuration that ask for it.
 * @event wb-lineage-select another column is to be selected
 */
@customElement('wb-lineage-path')
export class WbLineagePath extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        padding: 10px 16px 20px;
        overflow: auto;
        overscroll-behavior: contain;
        font-size: 13px;
      }
      h3 {
        margin: 0;
        font-size: 15px;
        overflow-wrap: anywhere;
      }
      h4,
      summary {
        margin: 14px 0 4px;
        font-size: 13px;
        font-weight: 600;
      }
      summary {
        min-height: 24px;
        cursor: pointer;
      }
      p {
        margin: 4px 0;
        color: var(--soft);
      }
      ol,
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 4px 0 4px 10px;
        border-left: 2px solid var(--line);
      }
      li.direct {
        border-color: var(--accent);
      }
      li small {
        display: block;
        color: var(--soft);
        font-size: 12px;
      }
      li small.unknown {
        color: var(--warn);
      }
      button.link {
        overflow-wrap: anywhere;
      }
      button.link.name {
        font-weight: 600;
      }
      button.link.place {
        display: inline-block;
        min-height: 24px;
        margin-right: 10px;
        font-size: 12px;
      }
      .columns {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
      }
      .columns li {
        padding: 2px 0;
        border: 0;
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) lineage!: Lineage;
  @property({ attribute: false }) focusOn!: LineageFocus;

  private step({ ref, direct, by }: Reached) {
    const select = () => this.dispatchEvent(new LineageSelectEvent(ref));
    return html`<li class=${direct ? 'direct' : ''}>
      <button class="link name" @click=${select}>${refText(this.lineage, ref)}</button>
      <small class=${by.kind === 'unknown' ? 'unknown' : ''}>${this.jobOf(by.job)}${kindText(by.kind)}</small>
      ${by.places.map((place) => configLink(place))}
    </li>`;
  }

  private jobOf(id: string): string {
    const job = this.lineage.jobs.find((one) => one.id === id);
    return job ? `${jobTitle(job)}: ` : '';
  }

  /** The steps by which values come or go, and folded those that only decide. Rows of tables go without saying. */
  private side(found: readonly Reached[], title: string, decides: string, none: string) {
    const values = found.filter(
      ({ direct, ref, by }) => direct && (ref.column !== '' || by.kind === 'counted'),
    );
    const others = found.filter(({ direct, ref }) => !direct && ref.column !== '');
    return html`<h4>${title}</h4>
      ${
        values.length > 0
          ? html`<ol aria-label=${title}>
              ${values.map((one) => this.step(one))}
            </ol>`
          : html`<p>${none}</p>`
      }
      ${
        others.length > 0
          ? html`<details>
              <summary>${decides} (${others.length})</summary>
              <ol aria-label=${decides}>
                ${others.map((one) => this.step(one))}
              </ol>
            </details>`
          : nothing
      }`;
  }

  private table() {
    const { selected } = this.focusOn;
    const dataset = this.lineage.datasets.find(({ id }) => id === selected?.dataset);
    if (!dataset) return nothing;
    const state = stateText(this.workspace, this.lineage, dataset);
    const select = (column: string) => () =>
      this.dispatchEvent(new LineageSelectEvent({ dataset: dataset.id, column }));
    return html`<p>${[layerOf(dataset).word, state].filter(Boolean).join(' · ')}</p>
      ${writersOf(this.lineage, dataset).map(
        (job) => html`<p>Written by ${jobTitle(job)} ${configLink(job.origin)}</p>`,
      )}
      ${
        selected?.column === ''
          ? html`<h4>Columns</h4>
              <ul class="columns">
                ${dataset.columns.map(
                  ({ name }) => html`<li><button class="link" @click=${select(name)}>${name}</button></li>`,
                )}
              </ul>`
          : html`<p><button class="link" @click=${select('')}>The table as a whole</button></p>`
      }`;
  }

  override render() {
    const { focusOn } = this;
    const { selected } = focusOn;
    if (!selected) return nothing;
    const title = refText(this.lineage, selected).replace(/^rows of /, '');
    return html`<h3>${title}</h3>
      ${this.table()}
      ${this.side(
        focusOn.up,
        'Comes from',
        'Which rows there are, and when, is decided by',
        selected.column === ''
          ? 'Choose a column to see where its values come from.'
          : 'Its value comes from no column.',
      )}
      ${this.side(focusOn.down, 'Feeds', 'Decides on', 'Its values go nowhere else.')}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-lineage-path': WbLineagePath;
  }
}
