import type { ReactiveControllerHost } from 'lit';
import { html, unsafeCSS, type CSSResult, type TemplateResult } from 'lit';

type Language = 'sql' | 'yaml' | 'markdown';
type Highlight = (text: string, language: Language) => readonly { text: string; className: string }[];

/**
 * Colours for texts that no editor shows. They come with the editor's languages, which are fetched once the page has
 * nothing better to do; until then a text is plain.
 */
class SourceColours {
  styles: CSSResult = unsafeCSS('');
  private highlight: Highlight | undefined;
  private readonly hosts = new Set<ReactiveControllerHost>();

  listen(host: ReactiveControllerHost): void {
    this.hosts.add(host);
  }

  forget(host: ReactiveControllerHost): void {
    this.hosts.delete(host);
  }

  /** Fetches the languages; every text on show takes its colours then. Without them texts stay plain. */
  async load(): Promise<void> {
    if (this.highlight) return;
    const { highlightParts, highlightStyles } = await import('../editor/highlight.ts');
    this.highlight = highlightParts;
    this.styles = highlightStyles;
    for (const host of this.hosts) host.requestUpdate();
  }

  /** A text with its colours, as far as they are there. */
  parts(text: string, language: Language): TemplateResult {
    if (!this.highlight) return html`${text}`;
    return html`${this.highlight(text, language).map(({ text: part, className }) =>
      className === '' ? part : html`<span class=${className}>${part}</span>`,
    )}`;
  }
}

export const sourceColours = new SourceColours();
