import { html, nothing, type TemplateResult } from 'lit';
import type { ColumnPath } from '../engine/passport/column-paths.ts';
import type { Change, CheckOutcome } from '../engine/passport/passport.ts';
import { exactText } from './exact-text.ts';
import { configLink } from './show-config.ts';

/** A change of a value: an arrow, the value after it, and the rule that did it. */
function change({ after, rule, file, line }: Change): TemplateResult {
  return html`<span class="change">
    <span aria-label="became">→</span> ${exactText(after)}
    <small>${rule} ${configLink({ file, line })}</small></span
  >`;
}

function failure({ reason, marked, place }: CheckOutcome): TemplateResult {
  return html`<span class="failed ${marked ? 'marked' : ''}"
    ><span aria-hidden="true">✕ </span>${reason} ${place ? configLink(place) : nothing}</span
  >`;
}

/**
 * A row's values column by column, each with what changed it and the checks that it failed.
 * @param correct asks for the correction of a column's value; undefined where the record is not kept any more
 */
export function valueTable(
  { columns, row }: { columns: readonly ColumnPath[]; row: readonly CheckOutcome[] },
  correct: ((path: ColumnPath) => void) | undefined,
): TemplateResult {
  return html`<table>
      <caption class="hidden">
        Values of the record and what became of them
      </caption>
      <tbody>
        ${columns.map(
          (path) =>
            html`<tr>
              <th scope="row"><code>${path.column}</code></th>
              <td>${exactText(path.value)} ${path.changes.map(change)} ${path.failed.map(failure)}</td>
              <td class="act">
                ${
                  correct
                    ? html`<button
                        data-column=${path.column}
                        aria-label="Correct ${path.column} …"
                        title="A correction is kept in corrections.csv; the file stays as it is"
                        @click=${() => correct(path)}
                      >
                        Correct …
                      </button>`
                    : nothing
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${row.map(failure)}`;
}
