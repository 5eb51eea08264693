import { css, html, nothing, type TemplateResult } from 'lit';
import type { Attribution, Part } from '../engine/history/attribute.ts';
import { moveText, valueText } from '../engine/history/move-text.ts';
import type { Move } from '../engine/history/moves.ts';
import { configLink } from './show-config.ts';
import { timeText } from './words.ts';

/** The look of what `moveList` gives. */
export const moveStyles = css`
  .move {
    margin: 12px 0 0;
  }
  .move h3 {
    margin: 0 0 2px;
    color: var(--ink);
    font-size: 14px;
  }
  .move h3 small {
    color: var(--soft);
    font-weight: 400;
  }
  .move li {
    display: grid;
    grid-template-columns: 90px minmax(40px, 200px) minmax(0, 1fr);
    gap: 0 10px;
    align-items: center;
    font-size: 13px;
  }
  .move .by {
    font-variant-numeric: tabular-nums;
    text-align: right;
  }
  .track {
    position: relative;
    height: 10px;
    border-left: 1px solid var(--line);
    background: linear-gradient(var(--line), var(--line)) center / 1px 100% no-repeat;
  }
  .track i {
    position: absolute;
    top: 0;
    bottom: 0;
    border-radius: 2px;
    background: var(--accent);
  }
  .track i.down {
    background: var(--warn);
  }
  .cause {
    overflow-wrap: anywhere;
  }
  @media (max-width: 600px) {
    .move li {
      grid-template-columns: 90px minmax(0, 1fr);
      margin-top: 4px;
    }
    .cause {
      grid-column: 1 / -1;
    }
  }
`;

const sameFigure = (one: Move) => (other: Move) => one.of === other.of && one.title === other.title;
const size = ({ before, after }: Move): number => (after ?? 0) - (before ?? 0);

/** Each figure that has moved, with what moved it as bars to either side. */
export function moveList({ moves, parts, notes }: Attribution): TemplateResult {
  const idle = parts.filter((part) => part.moves.length === 0);
  const isLong = new Set(parts.map(({ run }) => run)).size > 1;
  return html`
    ${parts.length === 0 ? html`<p>Nothing that the runs were made of differs.</p>` : nothing}
    ${moves.length === 0 ? html`<p>No figure has moved.</p>` : nothing}
    ${moves.map((move) => figure(move, parts, isLong))}
    ${
      idle.length > 0
        ? html`<p class="soft">
            Moved none of the figures: ${idle.map((part, at) => html`${at > 0 ? ', ' : ''}${cause(part)}`)}
          </p>`
        : nothing
    }
    ${notes.map((note) => html`<p class="soft">${note}</p>`)}
  `;
}

function figure(move: Move, parts: readonly Part[], isLong: boolean): TemplateResult {
  const own = parts.flatMap((part) => {
    const found = part.moves.find(sameFigure(move));
    return found ? [{ part, move: found }] : [];
  });
  const most = Math.max(...own.map((one) => Math.abs(size(one.move))), Number.MIN_VALUE);
  return html`<section class="move">
    <h3>
      ${move.title} <small>${move.of}</small> ${valueText(move.before)} →
      <strong>${valueText(move.after)}</strong>
    </h3>
    <ul>
      ${own.map(({ part, move: by }) => {
        const width = (50 * Math.abs(size(by))) / most;
        const isDown = size(by) < 0;
        return html`<li>
          <span class="by">${moveText(by)}</span>
          <span class="track" aria-hidden="true"
            ><i class=${isDown ? 'down' : ''} style="width:${width}%;left:${isDown ? 50 - width : 50}%"></i
          ></span>
          <span class="cause"
            >${cause(part)}${isLong ? html` <small>run of ${timeText(part.run)}</small>` : nothing}</span
          >
        </li>`;
      })}
    </ul>
  </section>`;
}

/** What has moved a figure; a line of the configuration leads there. */
function cause({ difference, text }: Part): TemplateResult | string {
  if (difference.kind === 'file') return text;
  return difference.kind === 'lines'
    ? configLink({ file: `${difference.table}.csv`, line: difference.line })
    : text;
}
