import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SqlResult } from '../cell-kinds/sql.ts';
import { duckdb } from '../core/dialects/duckdb.ts';
import type { GridRelation } from '../grid/relation.ts';
import '../grid/wb-grid.ts';
import type { Unit, UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { ChartThisEvent } from './chart-this-event.ts';
import { storyOf } from './row-subject.ts';
import { shared } from './styles.ts';
import './wb-export.ts';
import { isOld } from './words.ts';

/** The rows of a query's cell. */
@customElement('wb-result')
export class WbResult extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: block;
        border-top: 1px solid var(--line);
      }
      /* As high as the grid's own buttons. */
      button {
        height: 28px;
        padding: 0 10px;
        font-size: 13px;
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) unit!: Unit;
  @property({ attribute: false }) state!: Readonly<UnitState>;
  private relation: GridRelation | undefined;

  override willUpdate(): void {
    const result = this.state.result as SqlResult | undefined;
    const { key, version } = this.state;
    if (!result) this.relation = undefined;
    else if (this.relation?.version !== version || this.relation?.label !== this.unit.title)
      this.relation = {
        label: this.unit.title,
        from: duckdb.table(result.table),
        hasRowid: true,
        version,
        rowAction: storyOf(this, { sql: key.slice(key.indexOf('\n') + 1) }, this.workspace.plan.jobs),
      };
  }

  override render() {
    const { relation, workspace } = this;
    if (!relation) return nothing;
    return html`<wb-grid
      class=${isOld(this.state.status) ? 'old' : ''}
      .relation=${relation}
      .look=${workspace.look}
      .execute=${workspace.lookRun}
    >
      <button slot="tools" @click=${() => this.dispatchEvent(new ChartThisEvent())}>Chart this</button>
      <wb-export
        slot="tools"
        .workspace=${workspace}
        .from=${relation.from}
        name=${relation.label}
      ></wb-export>
    </wb-grid>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-result': WbResult;
  }
}
