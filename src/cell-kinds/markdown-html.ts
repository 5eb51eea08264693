import createDOMPurify, { type DOMPurify, type WindowLike } from 'dompurify';
import { Marked } from 'marked';

const controls = ['form', 'input', 'button', 'textarea', 'select'];

const marked = new Marked({ gfm: true });
marked.use({
  walkTokens(token) {
    // The page's own heading is the first level; a notebook's headings go one below.
    if (token.type === 'heading') token['depth'] = Math.min(6, (token['depth'] as number) + 1);
  },
});

const purifiers = new WeakMap<WindowLike, DOMPurify>();

function purifierOf(window: WindowLike): DOMPurify {
  const known = purifiers.get(window);
  if (known) return known;
  const purifier = createDOMPurify(window);
  // The policy of the page refuses a picture from elsewhere; not even the attempt is made. Its text takes its place.
  purifier.addHook('afterSanitizeAttributes', (node) => {
    const address = node.getAttribute('src');
    if (address === null || /^data:image\//i.test(address)) return;
    node.removeAttribute('src');
    if (!node.getAttribute('alt')) node.setAttribute('alt', `picture ${address}`);
  });
  purifiers.set(window, purifier);
  return purifier;
}

/**
 * Markdown as HTML without anything that runs, loads from elsewhere or looks like a part of the page's controls.
 * @param window the page's own, or one without a screen that knows the DOM
 */
export function markdownToHtml(text: string, window: WindowLike = globalThis.window): string {
  return purifierOf(window).sanitize(marked.parse(text, { async: false }), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: [...controls, 'style', 'iframe', 'video', 'audio', 'picture', 'source', 'track'],
    FORBID_ATTR: ['style', 'id', 'name', 'class', 'srcset', 'background', 'poster'],
    ALLOW_DATA_ATTR: false,
  });
}
