import type { Check } from './check.ts';
import { customExpression } from './custom-expression.ts';
import { dateRange } from './date-range.ts';
import { foreignKey } from './foreign-key.ts';
import { notNull } from './not-null.ts';
import { range } from './range.ts';
import { regex } from './regex.ts';
import { rowCount } from './row-count.ts';
import { textLength } from './text-length.ts';
import { unique } from './unique.ts';
import { validSet } from './valid-set.ts';

/** Every kind of data-quality check. */
export const checks: readonly Check[] = [
  notNull,
  validSet,
  regex,
  range,
  textLength,
  dateRange,
  unique,
  foreignKey,
  rowCount,
  customExpression,
];
