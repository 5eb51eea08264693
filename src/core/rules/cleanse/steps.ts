import { dateFormat } from './date-format.ts';
import { initcap } from './initcap.ts';
import { lower } from './lower.ts';
import { nullify } from './nullify.ts';
import { removeSpecialCharacters } from './remove-special-characters.ts';
import type { CleanseStep } from './step.ts';
import { trim } from './trim.ts';
import { upper } from './upper.ts';

/** Every kind of cleansing step. */
export const cleanseSteps: readonly CleanseStep[] = [
  trim,
  lower,
  upper,
  initcap,
  nullify,
  removeSpecialCharacters,
  dateFormat,
];
