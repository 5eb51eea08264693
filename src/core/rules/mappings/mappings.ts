import type { MappingTrigger } from './mapping.ts';
import { negative } from './negative.ts';
import { phone } from './phone.ts';

/** Every trigger that a mapping may have instead of a value. */
export const mappingTriggers: readonly MappingTrigger[] = [negative, phone];
