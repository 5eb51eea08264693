import type { Language } from '@codemirror/language';
import { textLanguage } from './markdown-language.ts';
import { duckdbLanguage } from './sql-dialect.ts';
import { specLanguage } from './yaml-language.ts';

export type EditorLanguage = 'sql' | 'yaml' | 'markdown';

/** The grammar of each language that a cell is written in. */
export const languages: Record<EditorLanguage, Language> = {
  sql: duckdbLanguage,
  yaml: specLanguage,
  markdown: textLanguage,
};
