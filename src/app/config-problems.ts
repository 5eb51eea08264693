import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../core/problem.ts';
import { fixOf } from '../notebook/problem-fix.ts';

/** What is wrong with a line of the configuration, each problem with its mend where one is known. */
export function lineProblems(
  problems: readonly Problem[],
  values: Readonly<Record<string, string>>,
  set: (column: string, value: string) => void,
): TemplateResult {
  return html`<ul class="problems">
    ${problems.map((problem) => {
      const { column, severity, message } = problem;
      const value = values[column];
      const fix = value === undefined ? undefined : fixOf(problem, value);
      return html`<li class=${severity}>
        <span class="hidden">${severity}: </span><span aria-hidden="true">⚠ </span>${
          column ? html`<code>${column}</code> ` : nothing
        }${message}
        ${fix ? html`<button class="fix" @click=${() => set(column, fix.value)}>Use ${fix.meant}</button>` : nothing}
      </li>`;
    })}
  </ul>`;
}
