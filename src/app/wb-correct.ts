import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { correctionLine } from '../core/propose/correction.ts';
import { columnPaths, type ColumnPath } from '../engine/passport/column-paths.ts';
import type { Field, Passport } from '../engine/passport/passport.ts';
import { recordText } from '../engine/passport/passport-words.ts';
import { exactStyles, exactText } from './exact-text.ts';
import { fieldLook } from './field-look.ts';
import { ShowConfigEvent } from './show-config.ts';
import { shared } from './styles.ts';

/**
 * A form that puts one value of a record right: it proposes a line of the corrections, whose effect is shown before it
 * is kept.
 *
 * @fires close - nothing is to be corrected after all
 * @fires wb-show-config - the line is proposed
 */
@customElement('wb-correct')
export class WbCorrect extends LitElement {
  static override styles = [
    shared,
    exactStyles,
    css`
      form {
        display: grid;
        gap: 8px;
        margin: 8px 0;
        padding: 10px 12px;
        border: 1px solid var(--edge);
        border-radius: 8px;
        font-size: 13px;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      label {
        display: block;
      }
      input:not([type='radio']),
      textarea {
        width: 100%;
        ${fieldLook};
        background: var(--panel);
      }
      textarea {
        height: auto;
        padding: 6px 8px;
        resize: vertical;
      }
      .buttons {
        display: flex;
        gap: 8px;
      }
      .soft {
        color: var(--soft);
      }
    `,
  ];

  /** The bronze table's own name. */
  @property() table = '';
  @property({ attribute: false }) passport!: Passport;
  @property({ attribute: false }) path!: ColumnPath;
  @state() private always = false;
  @query('[name=value]') private value!: HTMLInputElement | HTMLTextAreaElement;
  @query('input[name=reason]') private reason!: HTMLInputElement;

  override firstUpdated(): void {
    this.value.focus();
    this.value.select();
  }

  /** The key's columns with their values in the file, which is what a correction compares. */
  private get key(): Field[] {
    const { columns } = columnPaths(this.passport);
    return this.passport.key.map(({ column }) => {
      const own = columns.find((path) => path.column.toLowerCase() === column.toLowerCase());
      return { column, value: own?.value ?? null };
    });
  }

  private submit(event: Event): void {
    event.preventDefault();
    const { passport, path, table } = this;
    const { record } = passport;
    const line = correctionLine({
      table,
      column: path.column,
      before: path.value,
      after: this.value.value === '' ? null : this.value.value,
      reason: this.reason.value,
      at: this.always ? { key: this.key } : { record },
    });
    this.dispatchEvent(new ShowConfigEvent('corrections.csv', undefined, (edit) => edit.insert([line])));
  }

  override render() {
    const { key, path } = this;
    const { record } = this.passport;
    const canAlways = key.length > 0 && key.every(({ value }) => value !== null);
    const keyWords = key.map(({ column, value }) => `${column} ${value}`).join(', ');
    return html`<form @submit=${this.submit}>
      <div>In the file, <code>${path.column}</code> is ${exactText(path.value)}</div>
      <label
        >The right value
        ${
          /[\r\n]/.test(path.value ?? '')
            ? html`<textarea name="value" rows="3" .value=${path.value ?? ''}></textarea>`
            : html`<input name="value" .value=${path.value ?? ''} autocomplete="off" />`
        }</label
      >
      <label
        >Reason <input name="reason" placeholder="Why, for whoever reads it later" autocomplete="off"
      /></label>
      ${
        canAlways
          ? html`<fieldset>
              <legend class="hidden">Where it holds</legend>
              <label
                ><input
                  type="radio"
                  name="where"
                  .checked=${!this.always}
                  @change=${() => (this.always = false)}
                />
                In ${recordText(record)}</label
              >
              <label
                ><input
                  type="radio"
                  name="where"
                  .checked=${this.always}
                  @change=${() => (this.always = true)}
                />
                In every delivery, where ${keyWords} has this value</label
              >
            </fieldset>`
          : nothing
      }
      <div class="buttons">
        <button class="main">Show what it does …</button>
        <button type="button" @click=${() => this.dispatchEvent(new Event('close'))}>Cancel</button>
      </div>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-correct': WbCorrect;
  }
}
