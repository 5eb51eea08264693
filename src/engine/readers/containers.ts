import type { Container } from './container.ts';
import { gzip } from './gzip.ts';

/** Every container that is unpacked. */
export const containers: readonly Container[] = [gzip];
