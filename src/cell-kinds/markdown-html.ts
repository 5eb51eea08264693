import DOMPurify from 'dompurify';
import { Marked } from 'marked';

const marked = new Marked({ gfm: true });
marked.use({
  walkTokens(token) {
    // The page's own heading is the first level; a notebook's headings go one below.
    if (token.type === 'heading') token['depth'] = Math.min(6, (token['depth'] as number) + 1);
  },
});

/** Markdown as HTML without anything that runs, loads from elsewhere or looks like a part of the page's controls. */
export function markdownToHtml(text: string): string {
  return DOMPurify.sanitize(marked.parse(text, { async: false }), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'iframe', 'video', 'audio'],
    FORBID_ATTR: ['style', 'id', 'name', 'class'],
    ALLOW_DATA_ATTR: false,
  });
}
