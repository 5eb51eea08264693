import { html, nothing, type TemplateResult } from 'lit';
import type { Field, Passport, PassportStep, RecordRef } from '../engine/passport/passport.ts';
import { recordText, stepHead } from '../engine/passport/passport-words.ts';
import { exactText } from './exact-text.ts';
import { configLink } from './show-config.ts';
import { countText, layerWord, many } from './words.ts';

/** What can be gone to from a row's story. */
export interface StoryLinks {
  /** Another record of the same table. */
  record(record: RecordRef): void;
  /** A row of the BI table that a step has published. */
  published(job: string, fields: readonly Field[]): void;
}

/** The steps of a row's story, in the order in which they ran. */
export function stepList({ steps }: Passport, links: StoryLinks): TemplateResult {
  return html`<ol aria-label="Steps">
    ${steps.map((step) => {
      const { word, style } = layerWord(step.layer);
      const words = stepHead(step);
      return html`<li class=${style}>
        <div>
          <span class=${style}>${word}</span> <strong>${step.table}</strong>${words ? `: ${words}` : ''}
          <span class="soft">${step.kind}, ${configLink(step)}</span>
          ${step.note ? html`<p class="soft">${step.note}</p>` : nothing} ${details(step, links)}
        </div>
      </li>`;
    })}
  </ol>`;
}

function details(step: PassportStep, links: StoryLinks) {
  switch (step.kind) {
    case 'extract':
      return nothing;
    case 'cleanse':
    case 'std':
      return step.changes.length > 0 ? html`<p>${many(step.changes.length, 'change')}</p>` : nothing;
    case 'dq':
      return checks(step);
    case 'stage':
    case 'ingest':
      return step.by ? recordLink(step.by, links) : nothing;
    case 'dedup': {
      const others = step.survivor ? [step.survivor] : step.removed;
      return others.map(({ origin }) => recordLink(origin, links));
    }
    case 'publish':
      return step.rows && step.rows.length > 0
        ? fedRows(step.table, step.rows, step.count, (fields) => links.published(step.job, fields))
        : nothing;
  }
}

function recordLink(record: RecordRef, links: StoryLinks): TemplateResult {
  return html`<p>
    <button class="link" @click=${() => links.record(record)}>The story of ${recordText(record)}</button>
  </p>`;
}

function checks({ checks: all }: Extract<PassportStep, { kind: 'dq' }>) {
  if (all.length === 0) return nothing;
  const line = ({ check, column, condition, reason, passed, marked, place }: (typeof all)[number]) =>
    html`<li class=${passed ? '' : marked ? 'marked' : 'failed'}>
      <span aria-hidden="true">${passed ? '✓' : '✕'}</span
      ><span class="hidden">${passed ? 'passed' : marked ? 'marked' : 'failed'}: </span>
      ${column ? html`<code>${column}</code>` : nothing} ${check}
      ${condition ? html`<code>${condition}</code>` : nothing}
      ${passed ? nothing : html`: ${reason}${marked ? ' (only marked)' : ''}`}
      ${place ? configLink(place) : nothing}
    </li>`;
  const failed = all.filter(({ passed }) => !passed);
  const good = all.filter(({ passed }) => passed);
  return html`${
    failed.length > 0
      ? html`<ul>
          ${failed.map(line)}
        </ul>`
      : nothing
  }
  ${
    good.length > 0
      ? html`<details>
          <summary>${many(good.length, 'check')} passed</summary>
          <ul>
            ${good.map(line)}
          </ul>
        </details>`
      : nothing
  }`;
}

function fedRows(
  table: string,
  rows: readonly (readonly Field[])[],
  count: number,
  show: (fields: readonly Field[]) => void,
): TemplateResult {
  return html`<details>
    <summary>${many(count, 'row')} of ${table}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label="Rows of ${table}">
      <table>
        <thead>
          <tr>
            <th><span class="hidden">What is behind it</span></th>
            ${rows[0]!.map(({ column }) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (fields) =>
              html`<tr>
                <td>
                  <button class="link" @click=${() => show(fields)}>
                    What is behind it<span class="hidden">: ${fields[0]?.value}</span>
                  </button>
                </td>
                ${fields.map(({ value }) => html`<td>${exactText(value)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${count > rows.length ? html`<p class="soft">… and ${countText(count - rows.length)} more</p>` : nothing}
  </details>`;
}
