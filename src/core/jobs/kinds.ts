import { cleanse } from './cleanse.ts';
import { dedup } from './dedup.ts';
import { dq } from './dq.ts';
import { extract } from './extract.ts';
import { ingest } from './ingest.ts';
import type { JobKind, JobKindName } from './job.ts';
import { publish } from './publish.ts';
import { stage } from './stage.ts';
import { std } from './std.ts';

/** Every job type by its name. */
export const jobKinds: Readonly<Record<JobKindName, JobKind>> = {
  extract,
  cleanse,
  std,
  dq,
  stage,
  ingest,
  dedup,
  publish,
};
