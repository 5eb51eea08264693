import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { errorText } from '../core/error-text.ts';
import type { Attribution } from '../engine/history/attribute.ts';
import { differenceText, type Difference } from '../engine/history/differences.ts';
import type { RunEntry } from '../engine/history/run-entry.ts';
import { sittingsOf, type Sitting } from '../notebook/sittings.ts';
import { moveList, moveStyles } from './run-moves.ts';
import type { Page } from './page.ts';
import type { ShowConfigEvent } from './show-config.ts';
import { closeButton } from './close-button.ts';
import { dialogFrame } from './dialog-frame.ts';
import { dialogTexts } from './dialog-texts.ts';
import { shared } from './styles.ts';
import { valueTableStyles } from './value-table-styles.ts';
import { countText, durationText, many, timeText } from './words.ts';

/** So many runs are listed, those of a sitting counted as one. */
const mostListed = 50;

/** So many jobs of a step are named. */
const mostNamed = 3;

/** A run's time with its seconds: two runs may be of one minute. */
const momentText = (at: string): string => `${timeText(at)}:${at.slice(17, 19)}`;

type Line = Pick<Sitting, 'status' | 'seconds' | 'rejected'>;

const lineOf = (entry: RunEntry): Line => sittingsOf([entry])[0]!;

/** The jobs of a step by their tables. */
function stepText({ jobs }: RunEntry): string {
  const names = jobs.slice(0, mostNamed).map(({ job, target }) => `${job} ${target}`);
  return [...names, ...(jobs.length > mostNamed ? [`${jobs.length - mostNamed} more`] : [])].join(', ');
}

type Comparison =
  | { status: 'none' }
  | { status: 'working'; done: number; of: number }
  | { status: 'done'; found: Attribution }
  | { status: 'failed'; message: string };

/** A dialog with the runs of the workspace: what was another in each, and what moved between two of them, and why. */
@customElement('wb-runs')
export class WbRuns extends LitElement {
  static override styles = [
    shared,
    dialogFrame,
    dialogTexts,
    valueTableStyles,
    moveStyles,
    css`
      dialog {
        width: min(860px, calc(100vw - 24px));
      }
      .scroll {
        max-height: 38dvh;
        overflow: auto;
      }
      td.n {
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      tr.step td:nth-child(n + 3) {
        color: var(--soft);
      }
      tr.step td:last-child {
        padding-left: 24px;
      }
      input {
        width: 18px;
        height: 18px;
        margin: 0;
        accent-color: var(--accent);
      }
      td label {
        display: block;
        padding: 3px;
      }
      progress {
        accent-color: var(--accent);
      }
    `,
  ];

  @property({ attribute: false }) page!: Page;
  @state() private runs: readonly RunEntry[] = [];
  @state() private changes: ReadonlyMap<string, readonly Difference[]> = new Map();
  @state() private from = '';
  @state() private to = '';
  /** The sittings whose runs are shown, by their first runs. */
  @state() private opened: ReadonlySet<string> = new Set();
  @state() private comparison: Comparison = { status: 'none' };
  @query('dialog') private dialog!: HTMLDialogElement;
  private abort = new AbortController();

  override firstUpdated(): void {
    this.dialog.showModal();
    void this.load();
  }

  private async load(): Promise<void> {
    const { pastRuns } = this.page.workspace;
    this.runs = await pastRuns.list();
    const sittings = sittingsOf(this.runs).slice(-mostListed);
    const only = sittings.length === 1;
    this.from = (only ? this.runs.at(-2) : sittings.at(-2)?.runs.at(-1))?.at ?? '';
    this.to = this.runs.at(-1)?.at ?? '';
    if (only) this.opened = new Set([sittings[0]!.runs[0]!.at]);
    // Within a sitting nothing is another.
    const firsts = sittings.map(({ runs }) => runs[0]!);
    for (const entry of firsts.reverse()) {
      const before = this.runs[this.runs.indexOf(entry) - 1];
      if (before) this.changes = new Map(this.changes).set(entry.at, await pastRuns.changed(before, entry));
    }
  }

  private closed(): void {
    this.abort.abort();
    this.page.open('');
  }

  private async compare(): Promise<void> {
    const of = (at: string) => this.runs.find((entry) => entry.at === at);
    const [before, after] = [of(this.from), of(this.to)];
    if (!before || !after) return;
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.comparison = { status: 'working', done: 0, of: 1 };
    try {
      const found = await this.page.workspace.pastRuns.compare(
        before,
        after,
        (done, total) => (this.comparison = { status: 'working', done, of: total }),
        signal,
      );
      this.comparison = { status: 'done', found };
    } catch (error) {
      this.comparison = signal.aborted ? { status: 'none' } : { status: 'failed', message: errorText(error) };
    }
  }

  private choose(name: 'from' | 'to', at: string): void {
    this[name] = at;
    this.abort.abort();
    this.comparison = { status: 'none' };
  }

  private choice(name: 'from' | 'to', entry: RunEntry) {
    const choose = () => this.choose(name, entry.at);
    return html`<label
      ><input
        type="radio"
        name=${name}
        aria-label="${name === 'from' ? 'Compare from' : 'Compare to'} the run of ${momentText(entry.at)}"
        .checked=${this[name] === entry.at}
        @change=${choose}
    /></label>`;
  }

  /** What was another in a run than in the one before. */
  private words(entry: RunEntry): string[] {
    const changes = this.changes.get(entry.at) ?? [];
    return [...(entry.base === null ? ['began with no tables'] : []), ...changes.map(differenceText)];
  }

  /** A line of the table: a run, or a sitting of several, which while it is open is chosen by its runs. */
  private line(
    entry: RunEntry,
    { status, seconds, rejected }: Line,
    words: TemplateResult | string,
    kind: 'run' | 'step' | 'open' = 'run',
  ) {
    const choice = (name: 'from' | 'to') => (kind === 'open' ? nothing : this.choice(name, entry));
    return html`<tr class=${kind}>
      <td>${choice('from')}</td>
      <td>${choice('to')}</td>
      <td class="n"><time datetime=${`${entry.at.replace(' ', 'T')}Z`}>${momentText(entry.at)}</time></td>
      <td>${status}</td>
      <td class="n">${durationText(seconds)}</td>
      <td class="n">${countText(rejected)}</td>
      <td>${words}</td>
    </tr>`;
  }

  /** What is compared must be in sight: of a sitting that is folded up that is its last run. */
  private chooseInstead(runs: readonly RunEntry[], last: RunEntry): void {
    const isHidden = (at: string) => at !== last.at && runs.some((entry) => entry.at === at);
    for (const name of ['from', 'to'] as const) if (isHidden(this[name])) this.choose(name, last.at);
  }

  private sitting(sitting: Sitting) {
    const { runs, jobs } = sitting;
    const [first, last] = [runs[0]!, runs.at(-1)!];
    const single = (entry: RunEntry) =>
      [...this.words(entry), ...(entry.whole ? [] : [many(jobs, 'job')])].join(', ');
    if (runs.length === 1) return this.line(last, sitting, single(last));
    const isOpen = this.opened.has(first.at);
    const toggle = () => {
      const opened = new Set(this.opened);
      if (opened.delete(first.at)) this.chooseInstead(runs, last);
      else opened.add(first.at);
      this.opened = opened;
    };
    const title = html`<button class="link" aria-expanded=${isOpen} @click=${toggle}>
        <span aria-hidden="true">${isOpen ? '▾' : '▸'} </span>${many(runs.length, 'run')} of single jobs since
        ${momentText(first.at)}</button
      >, ${[...this.words(first), many(jobs, 'job')].join(', ')}`;
    const steps = () =>
      runs.toReversed().map((entry) => this.line(entry, lineOf(entry), stepText(entry), 'step'));
    return html`${this.line(last, sitting, title, isOpen ? 'open' : 'run')} ${isOpen ? steps() : nothing}`;
  }

  private list() {
    if (this.runs.length === 0) return html`<p>No run is kept yet. Each run of jobs will stand here.</p>`;
    const sittings = sittingsOf(this.runs);
    const earlier = sittings.slice(0, -mostListed).reduce((sum, { runs }) => sum + runs.length, 0);
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Runs">
        <table>
          <thead>
            <tr>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">Run</th>
              <th scope="col">State</th>
              <th scope="col">Time</th>
              <th scope="col">Rejected</th>
              <th scope="col">What was another</th>
            </tr>
          </thead>
          <tbody>
            ${sittings
              .slice(-mostListed)
              .toReversed()
              .map((sitting) => this.sitting(sitting))}
          </tbody>
        </table>
      </div>
      ${earlier > 0 ? html`<p class="soft">… and ${many(earlier, 'earlier run')}</p>` : nothing}`;
  }

  private get canCompare(): boolean {
    const order = (at: string) => this.runs.findIndex((entry) => entry.at === at);
    return this.from !== '' && order(this.from) < order(this.to) && this.comparison.status !== 'working';
  }

  private actions() {
    if (this.runs.length < 2)
      return html`<p class="soft">With a second run you can compare what moved, and why.</p>`;
    const { comparison } = this;
    return html`<div class="buttons">
      <button
        class="main"
        aria-disabled=${!this.canCompare}
        @click=${() => this.canCompare && void this.compare()}
      >
        What moved, and why
      </button>
      ${
        comparison.status === 'working'
          ? html`<progress aria-label="Replaying" value=${comparison.done} max=${comparison.of}></progress>
              <span class="soft">replaying ${comparison.done + 1} of ${comparison.of}</span>
              <button @click=${() => this.abort.abort()}>Stop</button>`
          : html`<span class="soft"
              >Replays the later run with one change at a time, on an engine beside yours.</span
            >`
      }
    </div>`;
  }

  private result() {
    const { comparison } = this;
    if (comparison.status === 'failed') return html`<p class="error" role="alert">${comparison.message}</p>`;
    return comparison.status === 'done' ? moveList(comparison.found) : nothing;
  }

  /** The configuration comes instead. */
  private showConfig({ file, line }: ShowConfigEvent): void {
    this.dialog.close();
    this.page.showConfig(file, line);
  }

  override render() {
    return html`<dialog aria-labelledby="title" @close=${this.closed} @wb-show-config=${this.showConfig}>
      <div class="head">
        <h2 id="title" tabindex="-1" autofocus>Runs</h2>
        ${closeButton()}
      </div>
      <div class="content">
        ${this.list()} ${this.actions()}
        <div aria-live="polite">${this.result()}</div>
      </div>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-runs': WbRuns;
  }
}
