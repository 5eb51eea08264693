/** SQL types, as DuckDB writes them: numbers, texts and days. */
export const numericType =
  /^(U?(TINY|SMALL|BIG|HUGE)?INT|U?INTEGER|DECIMAL|NUMERIC|DOUBLE|FLOAT|REAL)(\(.*\))?$/i;
export const textType = /^(VARCHAR|TEXT|STRING|CHAR|BPCHAR)(\(.*\))?$/i;
export const dateType = /^DATE$/i;
/** Moments without a zone. */
export const momentType = /^(TIMESTAMP(_S|_MS|_NS)?|DATETIME)$/i;
/** Days and moments of all kinds. */
export const timeType = /^(DATE|DATETIME|TIMESTAMP.*)$/i;
