import { html, type LitElement, type TemplateResult } from 'lit';
import type { HighlightPart, highlightParts } from '../editor/highlight-parts.ts';
import type { EditorLanguage } from '../editor/language.ts';
import { numberedParts, plainParts } from './source-parts.ts';

/** Milliseconds after which the page gets its turn before the next text is coloured. */
const slice = 12;
/** Texts that are remembered with their colours. */
const mostTexts = 400;
/** Longer texts stay plain: to read one of them at once would hold the page up. */
const mostCharacters = 20_000;

/**
 * Colours for texts that no editor shows. They come with the editor's languages, which are fetched once the page has
 * nothing better to do; until then a text is plain. Only what is near the screen is coloured, in short tasks.
 */
class SourceColours {
  private highlight: typeof highlightParts | undefined;
  private sheet: CSSStyleSheet | undefined;
  private readonly known = new Map<string, HighlightPart[]>();
  /** Texts on the page that are to be coloured, in their order, and those that are coloured now. */
  private readonly waiting = new Set<LitElement>();
  private readonly coloured = new WeakSet<LitElement>();
  private isWorking = false;
  private readonly near = new IntersectionObserver((entries) => this.see(entries), {
    rootMargin: '600px 0px',
  });

  /** Gives an element colours once it is near the screen and they are there; it is drawn anew then. */
  add(host: LitElement): void {
    this.near.observe(host);
  }

  remove(host: LitElement): void {
    this.near.unobserve(host);
    this.waiting.delete(host);
  }

  private see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { isIntersecting, target } of entries) {
      const host = target as LitElement;
      if (isIntersecting && !this.coloured.has(host)) this.waiting.add(host);
      else this.waiting.delete(host);
    }
    void this.work();
  }

  /** Fetches the languages; the texts near the screen take their colours then. */
  async load(): Promise<void> {
    if (this.highlight) return;
    const [{ highlightParts: parts }, { highlightStyles }] = await Promise.all([
      import('../editor/highlight-parts.ts'),
      import('../editor/highlight-style.ts'),
    ]);
    this.sheet = highlightStyles.styleSheet;
    this.highlight = parts;
    await this.work();
  }

  private async work(): Promise<void> {
    if (!this.highlight || this.isWorking) return;
    this.isWorking = true;
    try {
      let start = performance.now();
      for (const host of this.waiting) {
        if (performance.now() - start > slice) {
          await new Promise((resolve) => setTimeout(resolve));
          start = performance.now();
        }
        if (this.waiting.delete(host)) await this.colour(host);
      }
    } finally {
      this.isWorking = false;
    }
  }

  private async colour(host: LitElement): Promise<void> {
    const { sheet } = this;
    const { shadowRoot } = host;
    if (sheet && shadowRoot && !shadowRoot.adoptedStyleSheets.includes(sheet))
      shadowRoot.adoptedStyleSheets.push(sheet);
    this.coloured.add(host);
    host.requestUpdate();
    await host.updateComplete;
  }

  private parts(host: LitElement, text: string, language: EditorLanguage): HighlightPart[] {
    if (!this.highlight || !this.coloured.has(host) || text.length > mostCharacters) return plainParts(text);
    const key = `${language}\n${text}`;
    const known = this.known.get(key);
    if (known) return known;
    const made = this.highlight(text, language);
    if (this.known.size >= mostTexts) this.known.delete(this.known.keys().next().value!);
    this.known.set(key, made);
    return made;
  }

  /** What an element shows of its text: with its colours, as far as they are there, and marks at the lines' beginnings. */
  text(host: LitElement, text: string, language: EditorLanguage, isNumbered: boolean): TemplateResult {
    const parts = this.parts(host, text, language);
    const shown = ({ text: part, className }: HighlightPart) =>
      className === '' ? part : html`<span class=${className}>${part}</span>`;
    if (!isNumbered) return html`${parts.map(shown)}`;
    return html`${numberedParts(parts).map((part) => (part === 'line' ? html`<i></i>` : shown(part)))}`;
  }
}

export const sourceColours = new SourceColours();
