import { casts } from './casts.ts';
import { dates } from './dates.ts';
import type { SparkFunction } from './function.ts';
import { lists } from './lists.ts';
import { numbers } from './numbers.ts';
import { texts } from './texts.ts';

/** Every piece of Spark's SQL that is replaced on the syntax tree; the rest is the library's. */
export const sparkFunctions: readonly SparkFunction[] = [...texts, ...numbers, ...casts, ...lists, ...dates];
