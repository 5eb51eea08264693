import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatProblem, type Problem } from '../core/problem.ts';
import type { Workspace } from '../notebook/workspace.ts';
import { linkedText } from './show-config.ts';
import { shared } from './styles.ts';
import { Watch } from './watch.ts';
import { many } from './words.ts';

/** What is wrong with the configuration, errors before warnings; nothing where nothing is. */
@customElement('wb-problems')
export class WbProblems extends LitElement {
  static override styles = [
    shared,
    css`
      section {
        margin: 0 0 16px;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--panel);
        font-size: 14px;
      }
      h2,
      h3 {
        margin: 0;
        font-size: 15px;
      }
      h3 {
        margin-top: 8px;
        font-size: 13px;
      }
      h3.error {
        color: var(--bad);
      }
      h3.warning {
        color: var(--warn);
      }
      ul {
        max-height: 240px;
        margin: 4px 0 0;
        padding: 0;
        overflow: auto;
        list-style: none;
      }
      li {
        padding: 2px 0;
        font: 13px/1.5 var(--mono);
        overflow-wrap: anywhere;
      }
      p {
        margin: 2px 0 0;
        color: var(--soft);
      }
    `,
  ];

  @property({ attribute: false }) workspace!: Workspace;

  constructor() {
    super();
    new Watch(this, () => ['plan']);
  }

  private list(severity: Problem['severity'], word: string) {
    const problems = this.workspace.problems.filter((problem) => problem.severity === severity);
    if (problems.length === 0) return nothing;
    return html`<h3 class=${severity}>${many(problems.length, word)}</h3>
      <ul tabindex="0" aria-label="${word}s of the configuration">
        ${problems.map((problem) => html`<li>${linkedText(formatProblem(problem))}</li>`)}
      </ul>`;
  }

  override render() {
    if (this.workspace.problems.length === 0) return nothing;
    return html`<section role="region" aria-label="Problems">
      <h2>Problems</h2>
      <p>Jobs with an error can’t run and block what reads from them; everything else runs.</p>
      ${this.list('error', 'error')} ${this.list('warning', 'warning')}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-problems': WbProblems;
  }
}
