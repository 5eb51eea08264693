import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Job } from '../core/jobs/job.ts';
import type { GridRelation } from '../grid/relation.ts';
import '../grid/wb-grid.ts';
import type { UnitState } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import {
  markedRelation,
  previewRelation,
  rejectedRelation,
  unreadableRelation,
  writtenRelation,
} from './job-relations.ts';
import { storyOf } from './row-subject.ts';
import { shared } from './styles.ts';
import './wb-export.ts';

/** The tabs of a job's details that show rows. */
export type RowsTab = 'Preview' | 'Rejected' | 'Marked' | 'Unreadable' | 'Changes';

/** What each tab shows, and what is put behind the table's name in that of a file with these rows. */
const shown: Record<RowsTab, { relation: typeof writtenRelation; suffix: string }> = {
  Preview: { relation: previewRelation, suffix: '' },
  Rejected: { relation: rejectedRelation, suffix: '_rejected' },
  Marked: { relation: markedRelation, suffix: '_marked' },
  Unreadable: { relation: unreadableRelation, suffix: '_unreadable' },
  Changes: { relation: writtenRelation, suffix: '_changes' },
};

/** The rows behind one of a job's figures. The job must have run, so that its tables are there. */
@customElement('wb-job-rows')
export class WbJobRows extends LitElement {
  static override styles = [
    shared,
    css`
      p {
        margin: 0;
        padding: 10px 14px 12px;
        color: var(--soft);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @property({ attribute: false }) job!: Job;
  @property({ attribute: false }) state!: Readonly<UnitState>;
  @property({ attribute: false }) tab: RowsTab = 'Preview';
  /** Another text means other rows. */
  @property({ attribute: false }) version = '';
  private relation: GridRelation | undefined;

  override willUpdate(): void {
    const relation = shown[this.tab].relation(this.job, this.state);
    const { jobs } = this.workspace.plan;
    this.relation = relation && {
      ...relation,
      version: this.version,
      rowAction: storyOf(this, { table: this.job.targetTable }, jobs),
    };
  }

  override render() {
    const { job, relation, tab, workspace } = this;
    if (!relation) return html`<p>The last run changed no row.</p>`;
    const isQuarantine = tab === 'Rejected';
    // Its parts are fetched with the first rows that were rejected.
    if (isQuarantine) void import('./wb-quarantine.ts');
    return html`${
        isQuarantine
          ? html`<wb-quarantine .workspace=${workspace} .job=${job} version=${this.version}></wb-quarantine>`
          : nothing
      }<wb-grid .relation=${relation} .look=${workspace.look} .execute=${workspace.lookRun}>
        <wb-export
          slot="tools"
          .workspace=${workspace}
          .from=${relation.from}
          name=${job.target + shown[tab].suffix}
        ></wb-export>
      </wb-grid>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-job-rows': WbJobRows;
  }
}
