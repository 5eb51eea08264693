import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { shared } from './styles.ts';

type Theme = 'system' | 'light' | 'dark';

const key = 'medallion-theme';

function read(): Theme {
  try {
    const kept = localStorage.getItem(key);
    return kept === 'light' || kept === 'dark' ? kept : 'system';
  } catch {
    return 'system';
  }
}

/** The switch between the light page, the dark one, and what the system prefers. */
@customElement('wb-theme')
export class WbTheme extends LitElement {
  static override styles = [
    shared,
    css`
      select {
        padding: 0 4px;
        border-color: transparent;
        background: none;
        color: var(--soft);
      }
      option {
        background: var(--panel);
        color: var(--ink);
      }
    `,
  ];

  @state() private theme = read();

  override connectedCallback(): void {
    super.connectedCallback();
    this.apply();
  }

  private apply(): void {
    if (this.theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = this.theme;
  }

  private choose(event: Event): void {
    this.theme = (event.target as HTMLSelectElement).value as Theme;
    this.apply();
    try {
      localStorage.setItem(key, this.theme);
    } catch {
      // A browser that keeps nothing shows the theme until the page is left.
    }
  }

  override render() {
    const themes: [Theme, string][] = [
      ['system', 'System'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ];
    return html`<select aria-label="Theme" @change=${this.choose}>
      ${themes.map(
        ([value, word]) => html`<option value=${value} ?selected=${value === this.theme}>${word}</option>`,
      )}
    </select>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-theme': WbTheme;
  }
}
