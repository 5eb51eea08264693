import { SQLDialect } from '@codemirror/lang-sql';
import { functionWords, grammarWords, typeSpellings, typeWords } from './sql-words.ts';

/** DuckDB's SQL for CodeMirror: how it is coloured, indented and folded. */
export const duckdbDialect = SQLDialect.define({
  keywords: grammarWords,
  types: `${typeWords.join(' ').toLowerCase()} ${typeSpellings}`,
  builtin: functionWords.join(' '),
  doubleDollarQuotedStrings: true,
  caseInsensitiveIdentifiers: true,
  operatorChars: '*+-%<>!=&|~^/@',
  specialVar: '?',
  identifierQuotes: '"',
});

export const duckdbLanguage = duckdbDialect.language;
