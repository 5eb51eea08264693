import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import { tableNamed } from '../dashboard/model.ts';
import { recordsBehind, type Behind, type SourceRows } from '../dashboard/records-behind.ts';
import '../grid/wb-grid.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { modelOf } from './dashboard-model.ts';
import { exactStyles, exactText } from './exact-text.ts';
import { storyOf } from './row-subject.ts';
import { configLink } from './show-config.ts';
import type { RowSubject } from './show-row.ts';
import { shared } from './styles.ts';
import { valueTableStyles } from './value-table-styles.ts';

/** A row of a BI table, and the rows of other tables that its query computes it from. */
@customElement('wb-behind')
export class WbBehind extends LitElement {
  static override styles = [
    shared,
    exactStyles,
    valueTableStyles,
    css`
      h3 {
        margin: 16px 0 4px;
        font-size: 14px;
      }
      p {
        margin: 6px 0;
      }
      .soft {
        color: var(--soft);
        font-size: 13px;
      }
      .bad {
        color: var(--bad);
      }
      wb-grid {
        display: block;
        border: 1px solid var(--line);
        border-radius: 6px;
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) subject!: Extract<RowSubject, { kind: 'published' }>;
  @state() private behind: Behind | undefined;
  @state() private error = '';
  private asked: RowSubject | undefined;

  override willUpdate(): void {
    if (this.asked === this.subject) return;
    this.asked = this.subject;
    [this.behind, this.error] = [undefined, ''];
    void this.load(this.subject);
  }

  private async load(subject: WbBehind['subject']): Promise<void> {
    const { workspace } = this;
    const { job, values } = subject;
    try {
      const model = await modelOf(workspace).get();
      const { catalog, schema, table } = job.targetTable;
      const own = tableNamed(model, [catalog, schema, table]);
      const row = (own?.columns ?? []).map(({ name, type }) => ({
        column: name,
        type,
        text: values[name] ?? null,
      }));
      const ask = async (sql: string) => (await workspace.look(sql)).rows;
      const behind = await recordsBehind(job.query!.sql, row, model, ask);
      if (this.asked === subject) this.behind = behind;
    } catch (error) {
      if (this.asked === subject) this.error = errorText(error);
    }
  }

  private source({ table, sql }: SourceRows) {
    const { workspace } = this;
    const { jobs } = workspace.plan;
    const written = jobs.find(
      ({ targetTable: target }) => target.table.toLowerCase() === table.name.toLowerCase(),
    );
    const relation = {
      label: `Rows of ${table.name} behind it`,
      from: `(${sql})`,
      hasRowid: false,
      rowAction: storyOf(this, written ? { table: written.targetTable } : { sql }, jobs),
    };
    return html`<h3>${table.name}</h3>
      <wb-grid
        .relation=${relation}
        .look=${workspace.look}
        .execute=${workspace.lookRun}
        .maximumHeight=${220}
      ></wb-grid>`;
  }

  private sources() {
    const { behind, error } = this;
    if (error) return html`<p class="bad" role="alert">${error}</p>`;
    if (!behind) return html`<p class="soft" role="status">Looking for the rows behind it …</p>`;
    const { dependent, isNarrow, sources } = behind;
    return html`<p class="soft">
        ${
          isNarrow
            ? 'Its query, run on these rows alone, gives this row:'
            : 'Its query can’t be narrowed down to fewer rows, so that all of its tables count:'
        }
      </p>
      ${
        dependent.length > 0
          ? html`<p>
              All but ${dependent.map((name, at) => html`${at > 0 ? ', ' : ''}<code>${name}</code>`)}, which
              also depend${dependent.length === 1 ? 's' : ''} on other rows.
            </p>`
          : nothing
      }
      ${sources.map((source) => this.source(source))}`;
  }

  override render() {
    const { job, values } = this.subject;
    return html`<table>
        <caption class="hidden">
          Values of the row
        </caption>
        <tbody>
          ${Object.entries(values).map(
            ([column, value]) =>
              html`<tr>
                <th scope="row"><code>${column}</code></th>
                <td>${exactText(value)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p>Published by the query of ${configLink(job.origin)}.</p>
      ${this.sources()}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-behind': WbBehind;
  }
}
