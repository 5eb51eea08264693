import { markdownLanguage } from '@codemirror/lang-markdown';
import { Language } from '@codemirror/language';
import type { MarkdownParser } from '@lezer/markdown';
import { parseCode } from '@lezer/markdown';
import { duckdbLanguage } from './sql-dialect.ts';
import { specLanguage } from './yaml-language.ts';

const yamlBlocks = new Set(['yaml', 'yml', 'plot', 'dashboard']);

/**
 * Markdown whose blocks of code are coloured as what they hold. Put together here because `markdown()` brings along the
 * languages of HTML, CSS and JavaScript, as large as all the rest.
 */
export const textLanguage = new Language(
  markdownLanguage.data,
  (markdownLanguage.parser as MarkdownParser).configure(parseCode({ codeParser })),
  [],
  'markdown',
);

function codeParser(info: string) {
  const name = /\S*/.exec(info)![0].toLowerCase();
  if (name === 'sql') return duckdbLanguage.parser;
  return yamlBlocks.has(name) ? specLanguage.parser : null;
}
