import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConfigDraft } from '../notebook/config-draft.ts';
import { ConfiguredRules, type Placed, type RuleTable } from '../notebook/proposals/configured-rules.ts';
import { effectWords } from '../notebook/proposals/effect-words.ts';
import type { Found, Search } from '../notebook/proposals/find-proposals.ts';
import { proposalKey, weightOf, type Listed, type Proposals } from '../notebook/proposals/proposals.ts';
import { proposalsStyles } from './proposals-styles.ts';
import { ShowConfigEvent } from './show-config.ts';
import { shared } from './styles.ts';
import { countText, many } from './words.ts';

/** So many changes of a step are shown. */
const mostSamples = 2;

const quoted = (value: string | null) =>
  value === null ? html`<i>NULL</i>` : html`<q>${value === '' ? ' ' : value}</q>`;

/** The rules that the data speak for, each to be accepted as an edit or dismissed. */
@customElement('wb-proposals')
export class WbProposals extends LitElement {
  static override styles = [shared, proposalsStyles];

  @property({ attribute: false }) proposals!: Proposals;
  @property({ attribute: false }) draft!: ConfigDraft;
  /** The name of the table that the proposals are lines of. */
  @property() name!: RuleTable;
  /** Another object with each state of the draft or of the proposals. */
  @property({ attribute: false }) version: unknown;
  @state() private isHidden = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.proposals.stop();
  }

  private get text(): string {
    return this.draft.tables().find(({ table }) => table.name === this.name)?.text ?? '';
  }

  private press(): void {
    const { status } = this.proposals.state(this.name);
    if (status === 'working') this.proposals.stop();
    else if (status === 'done') this.isHidden = !this.isHidden;
    else {
      this.isHidden = false;
      void this.proposals.find(this.name);
    }
  }

  private accept(one: Found): void {
    const line = new ConfiguredRules(this.text).line(one);
    this.dispatchEvent(new ShowConfigEvent(`${this.name}.csv`, undefined, (edit) => edit.insert([line])));
  }

  /** Does what takes the entry of the button off its list; the focus goes to the entry in its place. */
  private take(event: Event, change: () => void): void {
    const own = event.currentTarget as HTMLElement;
    const list = own.closest('ul')!;
    const sames = () => [...list.querySelectorAll<HTMLElement>(`button.${own.dataset['kind']}`)];
    const place = sames().indexOf(own);
    change();
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const left = list.isConnected ? sames() : [];
      const next = left[place] ?? left.at(-1) ?? this.renderRoot.querySelector<HTMLElement>('.bar button');
      next?.focus();
    });
  }

  private button(
    kind: 'accept' | 'dismiss' | 'restore',
    label: string,
    one: Placed,
    press: (event: Event) => void,
  ) {
    const { table, column, proposal } = one;
    const what = `${label}: ${proposal.rule} on ${table}.${column}`;
    return html`<button
      class="${kind}${kind === 'accept' ? '' : ' quiet'}"
      data-kind=${kind}
      aria-label=${what}
      @click=${press}
    >
      ${label}
    </button>`;
  }

  private entry(one: Found, isDismissed: boolean) {
    const { table, column, proposal, effect } = one;
    const { proposals } = this;
    return html`<li>
      <div>
        <code>${table}.${column}</code>
        <strong>${proposal.rule}</strong>
        ${proposal.condition ? html`<code>${proposal.condition}</code>` : nothing}
        <div>
          <span class="soft">${proposal.reason};</span>
          <span class=${weightOf(one) > 0 ? 'rejects' : 'soft'}>${effectWords(effect)}</span>
          ${effect.kind === 'step' ? this.samples(effect.samples) : nothing}
        </div>
      </div>
      <div class="buttons">
        ${
          isDismissed
            ? this.restoring(one)
            : html`${this.button('accept', 'Accept', one, () => this.accept(one))}
              ${this.button('dismiss', 'Dismiss', one, (event) => this.take(event, () => proposals.dismiss(one)))}`
        }
      </div>
    </li>`;
  }

  /** A dismissed proposal of which nobody knows what it would do now. */
  private absent(one: Placed) {
    const { table, column, proposal } = one;
    return html`<li>
      <div>
        <code>${table}.${column}</code>
        <strong>${proposal.rule}</strong>
        ${proposal.condition ? html`<code>${proposal.condition}</code>` : nothing}
      </div>
      <div class="buttons">${this.restoring(one)}</div>
    </li>`;
  }

  private restoring(one: Placed) {
    return this.button('restore', 'Restore', one, (event) =>
      this.take(event, () => this.proposals.restore(one)),
    );
  }

  private samples(samples: Extract<Found['effect'], { kind: 'step' }>['samples']) {
    return html`<span class="soft"
      >${samples
        .slice(0, mostSamples)
        .map(
          ({ before, after }, at) => html`${at === 0 ? ': ' : ', '}${quoted(before)} → ${quoted(after)}`,
        )}</span
    >`;
  }

  private entries(label: string, found: readonly Found[]) {
    return html`<ul aria-label=${label}>
      ${repeat(found, proposalKey, (one) => this.entry(one, false))}
    </ul>`;
  }

  private folded(title: string, entries: TemplateResult) {
    return html`<details>
      <summary>${title}</summary>
      ${entries}
    </details>`;
  }

  private lists({ open, dismissed, absent }: Listed) {
    const count = dismissed.length + absent.length;
    if (this.isHidden || open.length + count === 0) return nothing;
    const findings = open.filter((one) => weightOf(one) > 0);
    const guards = open.filter((one) => weightOf(one) === 0);
    const guardsTitle = `${many(guards.length, 'proposal')} that would reject no further row now`;
    const dismissedTitle = `${many(count, 'proposal')} dismissed`;
    return html`<div class="list">
      ${findings.length > 0 ? this.entries('Proposals from the data', findings) : nothing}
      ${guards.length > 0 ? this.folded(guardsTitle, this.entries(guardsTitle, guards)) : nothing}
      ${
        count > 0
          ? this.folded(
              dismissedTitle,
              html`<ul aria-label=${dismissedTitle}>
                ${repeat(dismissed, proposalKey, (one) => this.entry(one, true))}
                ${repeat(absent, proposalKey, (one) => this.absent(one))}
              </ul>`,
            )
          : nothing
      }
    </div>`;
  }

  private summary({ tables, parts, failed }: Search, open: readonly Found[], dismissed: number) {
    const telling = open.filter((one) => weightOf(one) > 0).length;
    const does = this.name === 'dq_rule_config' ? 'reject rows' : 'change values';
    const what =
      open.length > 0
        ? `${many(open.length, 'proposal')}, ${countText(telling)} of which would ${does} now.`
        : dismissed > 0
          ? 'All proposals are dismissed.'
          : 'Nothing to propose that is not configured.';
    const some = parts > 0 ? `, ${countText(parts)} of them in part` : '';
    const all =
      parts > 0 && this.name === 'dq_rule_config' ? ' Rejected rows are counted in whole tables.' : '';
    return html`${what} ${many(tables, 'table')} looked through${some}.${all}
    ${failed.map(({ table, message }) => html`<span class="bad">${table} could not be looked through: ${message} </span>`)}`;
  }

  private words(open: readonly Found[], dismissed: number): string | TemplateResult {
    const state = this.proposals.state(this.name);
    switch (state.status) {
      case 'none':
        return 'Looks for rules that fit nearly all values. Nothing is written.';
      case 'stopped':
        return 'Stopped.';
      case 'no tables':
        return 'There are no tables to look through yet: run the pipeline first.';
      case 'working':
        return state.words;
      case 'failed':
        return html`<span class="bad">It could not be worked out: ${state.message}</span>`;
      case 'done':
        return this.summary(state.search, open, dismissed);
    }
  }

  override render() {
    const { status } = this.proposals.state(this.name);
    const listed = this.proposals.listed(this.name, this.text);
    const { open, dismissed } = listed;
    const isList = status === 'done' && open.length + dismissed.length > 0;
    const title =
      status === 'working'
        ? 'Stop looking'
        : isList
          ? `${this.isHidden ? 'Show' : 'Hide'} the proposals`
          : 'Propose from the data';
    return html`<div class="bar">
        <button @click=${this.press}>${title}</button>
        <p role="status">${this.words(open, dismissed.length)}</p>
      </div>
      ${this.lists(listed)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-proposals': WbProposals;
  }
}
