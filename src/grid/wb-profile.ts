import { LitElement, css, html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { countText } from '../core/plural.ts';
import type { ColumnProfile } from './profile.ts';

const chart = { width: 320, height: 72 };

function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const share = (100 * part) / whole;
  return share < 0.1 ? '< 0.1 %' : `${share.toFixed(share < 10 ? 1 : 0)} %`;
}

/** What is in a column: shares, extremes, quantiles, and a small histogram or the commonest values. */
@customElement('wb-profile')
export class WbProfile extends LitElement {
  static override styles = css`
    :host {
      display: block;
      width: 340px;
      max-width: calc(100vw - 40px);
      color: var(--ink);
      font-size: 13px;
    }
    h3 {
      margin: 0 0 8px;
      font-size: 14px;
      overflow-wrap: anywhere;
    }
    small {
      color: var(--soft);
      font-size: 12px;
      font-weight: 400;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 2px 12px;
      margin: 0;
    }
    dt {
      color: var(--soft);
    }
    dd {
      margin: 0;
      overflow: hidden;
      text-align: right;
      text-overflow: ellipsis;
      white-space: pre;
    }
    svg {
      display: block;
      width: 100%;
      height: 72px;
      margin-top: 10px;
      border-bottom: 1px solid var(--edge);
    }
    rect {
      fill: var(--accent);
    }
    .ends {
      display: flex;
      justify-content: space-between;
      color: var(--soft);
      font-size: 12px;
    }
    table {
      width: 100%;
      margin-top: 10px;
      border-collapse: collapse;
      table-layout: fixed;
    }
    caption {
      color: var(--soft);
      font-size: 12px;
      text-align: left;
    }
    td {
      position: relative;
      height: 22px;
      padding: 0 6px;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    td bdi {
      white-space: pre;
    }
    td:last-child {
      width: 130px;
      color: var(--soft);
      text-align: right;
    }
    i {
      position: absolute;
      inset: 2px auto 2px 0;
      z-index: -1;
      border-radius: 2px;
      background: color-mix(in srgb, var(--accent) 22%, transparent);
    }
    tr {
      position: relative;
      isolation: isolate;
    }
    p {
      margin: 8px 0 0;
      color: var(--soft);
      font-size: 12px;
    }
  `;

  /** Undefined while the column is being looked through. */
  @property({ attribute: false }) profile: ColumnProfile | undefined;

  private histogram({ bins }: ColumnProfile) {
    const most = Math.max(...bins.map(({ count }) => count));
    const peak = bins.find(({ count }) => count === most)!;
    const step = chart.width / bins.length;
    const words = `Histogram from ${bins[0]!.from} to ${bins.at(-1)!.to}. Most values, ${countText(most)}, lie between ${peak.from} and ${peak.to}.`;
    return html`<svg
        viewBox="0 0 ${chart.width} ${chart.height}"
        preserveAspectRatio="none"
        role="img"
        aria-label=${words}
      >
        ${bins.map(({ from, to, count }, at) => {
          // A bin with few values stays visible beside one with many.
          const height = count === 0 ? 0 : Math.max(1.5, (count / most) * (chart.height - 2));
          return svg`<rect x=${at * step + 0.5} y=${chart.height - height} width=${step - 1} height=${height}>
            <title>${from} – ${to}: ${countText(count)}</title>
          </rect>`;
        })}
      </svg>
      <div class="ends" aria-hidden="true">
        <span>${bins[0]!.from}</span><span>${bins.at(-1)!.to}</span>
      </div>`;
  }

  private commonest({ top, rows, nulls, distinct }: ColumnProfile) {
    const filled = rows - nulls;
    const most = top[0]!.count;
    return html`<table>
      <caption>
        ${distinct > top.length ? `The ${top.length} commonest values` : 'All values'}
      </caption>
      <tbody>
        ${top.map(
          ({ value, count }) =>
            html`<tr>
              <td>
                <i style="width:${(100 * count) / most}%"></i
                >${value === '' ? html`<small>''</small>` : html`<bdi>${value.replace(/\r\n?|\n/g, '↵')}</bdi>`}
              </td>
              <td>${countText(count)} · ${percent(count, filled)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private estimates({ kind }: ColumnProfile): string {
    const what =
      kind === 'number' ? 'different values and quantiles are' : 'the number of different values is';
    return `Above a million rows, ${what} estimated.`;
  }

  override render() {
    const { profile } = this;
    if (!profile) return html`<p role="status">Looking through the column …</p>`;
    const { rows, nulls, distinct, approximate, minimum, maximum, quantiles, lengths } = profile;
    const line = (name: string, value: string) =>
      html`<dt>${name}</dt>
        <dd title=${value}>${value === '' ? "''" : value}</dd>`;
    return html`<h3>${profile.column} <small>${profile.type.slice(0, 60)}</small></h3>
      <dl>
        ${line('Rows', countText(rows))} ${line('NULL', `${countText(nulls)} · ${percent(nulls, rows)}`)}
        ${line('Different values', `${approximate ? 'about ' : ''}${countText(distinct)}`)}
        ${minimum === null ? nothing : line('Smallest', minimum)}
        ${quantiles.map(({ share, value }) => line(share === 0.5 ? 'Median' : `${share * 100} % lie below`, value))}
        ${maximum === null ? nothing : line('Largest', maximum)}
        ${
          lengths
            ? html`${line('Characters', `${countText(lengths.shortest)} to ${countText(lengths.longest)}`)}
              ${line('Empty texts', `${countText(lengths.empty)} · ${percent(lengths.empty, rows)}`)}`
            : nothing
        }
      </dl>
      ${profile.bins.length > 0 ? this.histogram(profile) : nothing}
      ${profile.top.length > 0 ? this.commonest(profile) : nothing}
      ${profile.lengths && profile.top.length === 0 ? html`<p>Most values differ.</p>` : nothing}
      ${approximate ? html`<p>${this.estimates(profile)}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-profile': WbProfile;
  }
}
