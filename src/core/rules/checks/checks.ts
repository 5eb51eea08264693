import type { Check } from './check.ts';
import { customExpression } from './custom-expression.ts';
import { notNull } from './not-null.ts';
import { regex } from './regex.ts';
import { validSet } from './valid-set.ts';

/** Every kind of data-quality check. */
export const checks: readonly Check[] = [notNull, validSet, regex, customExpression];
