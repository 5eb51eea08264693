import { html, type LitElement, type TemplateResult } from 'lit';
import type { highlightParts } from '../editor/highlight-parts.ts';
import type { EditorLanguage } from '../editor/language.ts';

/**
 * Colours for texts that no editor shows. They come with the editor's languages, which are fetched once the page has
 * nothing better to do; until then a text is plain.
 */
class SourceColours {
  private highlight: typeof highlightParts | undefined;
  private sheet: CSSStyleSheet | undefined;
  private readonly hosts = new Set<LitElement>();

  /** Gives an element the colours, now or once they are there; it is drawn anew then. */
  add(host: LitElement): void {
    this.hosts.add(host);
    if (this.sheet) this.colour(host, this.sheet);
  }

  remove(host: LitElement): void {
    this.hosts.delete(host);
  }

  private colour({ shadowRoot }: LitElement, sheet: CSSStyleSheet): void {
    if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(sheet))
      shadowRoot.adoptedStyleSheets.push(sheet);
  }

  /** Fetches the languages; every text on show takes its colours then. */
  async load(): Promise<void> {
    if (this.highlight) return;
    const [{ highlightParts: parts }, { highlightStyles }] = await Promise.all([
      import('../editor/highlight-parts.ts'),
      import('../editor/highlight-style.ts'),
    ]);
    this.highlight = parts;
    this.sheet = highlightStyles.styleSheet;
    for (const host of this.hosts) {
      if (this.sheet) this.colour(host, this.sheet);
      host.requestUpdate();
    }
  }

  /** A text with its colours, as far as they are there. */
  parts(text: string, language: EditorLanguage): TemplateResult {
    if (!this.highlight) return html`${text}`;
    return html`${this.highlight(text, language).map(({ text: part, className }) =>
      className === '' ? part : html`<span class=${className}>${part}</span>`,
    )}`;
  }
}

export const sourceColours = new SourceColours();
