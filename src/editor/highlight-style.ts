import { tagHighlighter, tags } from '@lezer/highlight';
import { css } from 'lit';

/** The classes of the parts of a text, in the editor and where it is only shown. */
export const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: 'wb-keyword' },
  { tag: [tags.string, tags.special(tags.string)], class: 'wb-string' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], class: 'wb-number' },
  { tag: [tags.typeName, tags.className], class: 'wb-type' },
  { tag: [tags.standard(tags.name), tags.function(tags.name)], class: 'wb-function' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment, tags.meta], class: 'wb-comment' },
  { tag: [tags.definition(tags.propertyName), tags.propertyName, tags.labelName], class: 'wb-key' },
  { tag: [tags.punctuation, tags.operator, tags.separator, tags.processingInstruction], class: 'wb-sign' },
  { tag: tags.heading, class: 'wb-heading' },
  { tag: tags.strong, class: 'wb-strong' },
  { tag: tags.emphasis, class: 'wb-emphasis' },
  { tag: tags.strikethrough, class: 'wb-struck' },
  { tag: [tags.link, tags.url], class: 'wb-link' },
  { tag: tags.monospace, class: 'wb-string' },
  { tag: tags.invalid, class: 'wb-invalid' },
]);

/** The colours of those classes, the page's tokens only. Each has a contrast of 4.5 on the page's grounds. */
export const highlightStyles = css`
  .wb-keyword {
    color: var(--accent);
    font-weight: 600;
  }
  .wb-string {
    color: var(--bronze);
  }
  .wb-number,
  .wb-type {
    color: var(--gold);
  }
  .wb-function {
    color: var(--ok);
  }
  .wb-comment {
    color: var(--soft);
    font-style: italic;
  }
  .wb-key {
    color: var(--accent);
  }
  .wb-sign {
    color: var(--prose);
  }
  .wb-heading,
  .wb-strong {
    color: var(--ink);
    font-weight: 700;
  }
  .wb-emphasis {
    font-style: italic;
  }
  .wb-struck {
    text-decoration: line-through;
  }
  .wb-link {
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .wb-invalid {
    color: var(--bad);
  }
`;
