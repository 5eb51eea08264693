import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { GridRelation } from '../grid/relation.ts';
import '../grid/wb-grid.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { NewQueryEvent } from './new-query.ts';
import { storyOf } from './row-subject.ts';
import { closeButton } from './close-button.ts';
import { dialogFrame } from './dialog-frame.ts';
import { FocusReturn } from './focus-return.ts';
import { shared } from './styles.ts';
import './wb-export.ts';
import './wb-sql.ts';

/** What is looked at: rows by the query that gives them. */
export interface Drill {
  /** `Rows behind NORTH`. */
  title: string;
  /** What narrows the rows down besides, such as the dashboard's filters; '' where nothing does. */
  note: string;
  sql: string;
}

/** The rows behind a mark or a figure, over the page, with their query. Esc closes it; the focus goes back then. */
@customElement('wb-drill')
export class WbDrill extends LitElement {
  static override styles = [
    shared,
    dialogFrame,
    css`
      dialog {
        width: min(1100px, calc(100vw - 24px));
        max-width: none;
        max-height: calc(100dvh - 32px);
      }
      header {
        display: flex;
        gap: 10px;
        align-items: start;
        padding: 10px 10px 6px 16px;
      }
      .words {
        flex: 1;
        padding-top: 3px;
        overflow-wrap: anywhere;
      }
      /* It takes the focus first, so that a key that is held presses nothing. */
      h2:focus {
        outline: none;
      }
      small {
        color: var(--soft);
        font-size: 13px;
      }
      wb-grid {
        display: block;
        border-top: 1px solid var(--line);
      }
      details {
        border-top: 1px solid var(--line);
      }
      summary {
        padding: 8px 16px;
        color: var(--soft);
        font-size: 13px;
        cursor: pointer;
      }
      @media (max-width: 600px) {
        dialog {
          margin-bottom: 0;
          border-radius: 10px 10px 0 0;
        }
        header {
          flex-wrap: wrap;
        }
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @state() private drill: Drill | undefined;
  @query('dialog') private dialog!: HTMLDialogElement;
  private relation: GridRelation | undefined;
  private readonly focusReturn = new FocusReturn();
  /** Each opening asks anew: tables may have changed. */
  private openings = 0;

  /** Opens it. The focus goes back to where it is now. */
  async show(drill: Drill): Promise<void> {
    this.focusReturn.remember();
    this.drill = drill;
    this.relation = {
      label: drill.title,
      from: `(${drill.sql})`,
      hasRowid: false,
      rowAction: storyOf(this, { sql: drill.sql }, this.workspace.plan.jobs),
      version: ++this.openings,
    };
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  private closed(): void {
    // The grid's temporary tables go with it.
    this.drill = undefined;
    this.focusReturn.giveBack();
  }

  private openAsCell(): void {
    const { sql } = this.drill!;
    // The new cell takes the focus.
    this.focusReturn.forget();
    this.dialog.close();
    this.dispatchEvent(new NewQueryEvent(sql));
  }

  override render() {
    const { drill, relation, workspace } = this;
    if (!drill || !relation) return nothing;
    return html`<dialog aria-labelledby="title" @close=${this.closed}>
      <header>
        <div class="words">
          <h2 id="title" tabindex="-1" autofocus>${drill.title}</h2>
          ${drill.note ? html`<small>${drill.note}</small>` : nothing}
        </div>
        <button @click=${this.openAsCell}>Open as a cell</button>
        ${closeButton()}
      </header>
      <wb-grid
        .relation=${relation}
        .look=${workspace.look}
        .execute=${workspace.lookRun}
        .maximumHeight=${Math.max(200, Math.round(innerHeight * 0.6))}
      >
        <wb-export
          slot="tools"
          .workspace=${workspace}
          .from=${relation.from}
          name=${drill.title}
        ></wb-export>
      </wb-grid>
      <details>
        <summary>The query behind these rows</summary>
        <wb-sql .statements=${[drill.sql]}></wb-sql>
      </details>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-drill': WbDrill;
  }
}
