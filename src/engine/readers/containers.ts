import type { Container } from './container.ts';
import { gzip } from './gzip.ts';
import { zip } from './zip.ts';

/** Every container that is unpacked. */
export const containers: readonly Container[] = [gzip, zip];
