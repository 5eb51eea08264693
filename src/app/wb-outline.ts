import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Job, Layer } from '../core/jobs/job.ts';
import { tableKey } from '../core/names.ts';
import { chaptersOf, type Chapter } from '../notebook/document.ts';
import type { UnitStatus } from '../notebook/unit.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { GoToEvent } from './go-to.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import { countText, layerWord } from './words.ts';

/** The outline at the side: chapters with their states, tables by layer with their rows; a menu on a phone. */
@customElement('wb-outline')
export class WbOutline extends LitElement {
  static override styles = [
    shared,
    css`
      nav {
        position: sticky;
        top: 49px;
        height: calc(100vh - 49px);
        overflow: auto;
        padding: 16px 8px 24px 16px;
        border-right: 1px solid var(--line);
        font-size: 14px;
      }
      h2 {
        margin: 16px 0 4px 8px;
        color: var(--soft);
        font-size: 12px;
        font-weight: 600;
      }
      h2:first-of-type {
        margin-top: 0;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      a,
      summary {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 28px;
        padding: 3px 8px;
        border-radius: 5px;
        color: inherit;
        text-decoration: none;
        cursor: pointer;
      }
      a:hover,
      summary:hover {
        background: var(--tint);
      }
      a span,
      summary span {
        margin-left: auto;
        color: var(--soft);
        font-size: 12px;
        white-space: nowrap;
      }
      a b {
        min-width: 0;
        font-weight: inherit;
        overflow-wrap: anywhere;
      }
      details a {
        padding-left: 16px;
        color: var(--ink);
        font-size: 13px;
      }
      summary {
        list-style: none;
        font-weight: 600;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary i {
        width: 8px;
        font-style: normal;
        color: var(--soft);
      }
      .dot {
        flex: none;
        align-self: center;
        width: 8px;
        height: 8px;
        border: 1.5px solid var(--soft);
        border-radius: 50%;
      }
      .dot.none {
        border-color: transparent;
      }
      .dot.done {
        border-color: var(--ok);
        background: var(--ok);
      }
      .dot.running {
        border-color: var(--accent);
        background: var(--accent);
      }
      .dot.stale,
      .dot.stopped {
        border-color: var(--warn);
        background: linear-gradient(90deg, var(--warn) 50%, transparent 50%);
      }
      .dot.failed,
      .dot.blocked {
        border-color: var(--bad);
        border-radius: 1px;
        background: var(--bad);
      }
      .menu {
        display: none;
      }
      @media (max-width: 900px) {
        .menu {
          display: block;
          width: calc(100% - 24px);
          margin: 12px 12px 0;
          text-align: left;
        }
        nav {
          display: none;
          position: static;
          height: auto;
          margin: 0 12px;
          padding: 12px 0;
          border-right: 0;
          border-bottom: 1px solid var(--line);
        }
        nav.open {
          display: block;
        }
        a,
        summary {
          min-height: 32px;
        }
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;
  @state() private open = false;
  private expanded = new Set<Layer>();

  constructor() {
    super();
    // A chapter's state follows from all of its units; the outline is drawn once a frame at most.
    new Watch(this, () => ['plan', 'status', 'tables']);
  }

  private async go(event: Event, target: GoToEvent['to']): Promise<void> {
    event.preventDefault();
    this.open = false;
    // On a phone the menu closes first: what is below it moves up.
    await this.updateComplete;
    this.dispatchEvent(new GoToEvent(target));
  }

  /** A chapter's state: the worst of its units', and a few words. */
  private stateOf(chapter: Chapter): { status: UnitStatus | 'none'; words: string } {
    const units = chapter.cells.flatMap((cell) => this.workspace.units.get(cell.id) ?? []);
    const states = units.map((unit) => this.workspace.states.of(unit.id));
    const count = (status: UnitStatus) => states.filter((state) => state.status === status).length;
    if (units.length === 0) return { status: 'none', words: '' };
    for (const status of ['running', 'failed', 'blocked', 'stopped', 'stale'] as const) {
      if (count(status) > 0)
        return { status, words: status === 'running' ? status : `${count(status)} ${status}` };
    }
    const sum = (name: string) => states.reduce((all, state) => all + (state.figures[name] ?? 0), 0);
    const bad = sum('rejected') > 0 ? `${countText(sum('rejected'))} rejected` : '';
    const done = count('done');
    const status = done === units.length ? 'done' : 'idle';
    const only = units.length === 1 ? (done === 1 ? 'done' : '') : `${done} of ${units.length}`;
    return { status, words: status === 'done' && bad ? bad : done === 0 ? '' : only };
  }

  private chapter(chapter: Chapter, at: number) {
    const { status, words } = this.stateOf(chapter);
    return html`<li>
      <a href="#" @click=${(event: Event) => this.go(event, { chapter: at })}>
        <i class="dot ${status}"></i><b>${chapter.title || 'Notebook'}</b
        ><span>${words || (status === 'none' ? '' : status === 'idle' ? '' : status)}</span>
      </a>
    </li>`;
  }

  private layer(layer: Layer) {
    const jobs = new Map<string, Job>();
    for (const job of this.workspace.plan.jobs)
      if (job.layer === layer)
        jobs.set(tableKey(job.targetTable), jobs.get(tableKey(job.targetTable)) ?? job);
    const { word, style } = layerWord(layer);
    const name = word === 'BI' ? word : word.charAt(0).toUpperCase() + word.slice(1);
    const toggle = (event: Event) => {
      if ((event.target as HTMLDetailsElement).open) this.expanded.add(layer);
      else this.expanded.delete(layer);
      this.requestUpdate();
    };
    return html`<details ?open=${this.expanded.has(layer)} @toggle=${toggle}>
      <summary class=${style}>
        <i aria-hidden="true">${this.expanded.has(layer) ? '▾' : '▸'}</i>${name}<span>${jobs.size}</span>
      </summary>
      <ul>
        ${[...jobs].map(([key, job]) => {
          const rows = this.workspace.rows.get(key);
          return html`<li>
            <a href="#" @click=${(event: Event) => this.go(event, { unit: job.id })}>
              <b>${job.target}</b><span>${rows === undefined ? '' : countText(rows)}</span>
            </a>
          </li>`;
        })}
      </ul>
    </details>`;
  }

  override render() {
    return html`
      <button class="menu" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
        <span aria-hidden="true">${this.open ? '▾' : '▸'}</span> Contents
      </button>
      <nav class=${this.open ? 'open' : ''} aria-label="Outline">
        <h2>Notebook</h2>
        <ul>
          ${chaptersOf(this.workspace.cells).map((chapter, at) => this.chapter(chapter, at))}
        </ul>
        <h2>Tables</h2>
        ${(['bronze', 'silver', 'gold', 'publish'] as const).map((layer) => this.layer(layer))}
      </nav>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-outline': WbOutline;
  }
}
