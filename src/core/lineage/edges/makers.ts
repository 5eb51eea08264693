import type { JobKindName } from '../../jobs/job.ts';
import type { EdgeMaker } from './edge-maker.ts';
import { cleanseEdges } from './cleanse.ts';
import { dedupEdges } from './dedup.ts';
import { dqEdges } from './dq.ts';
import { extractEdges } from './extract.ts';
import { mergeEdges } from './merge.ts';
import { publishEdges } from './publish.ts';
import { stdEdges } from './std.ts';

/** Who knows the edges of each job type. */
export const edgeMakers: Readonly<Record<JobKindName, EdgeMaker>> = {
  extract: extractEdges,
  cleanse: cleanseEdges,
  std: stdEdges,
  dq: dqEdges,
  stage: mergeEdges,
  ingest: mergeEdges,
  dedup: dedupEdges,
  publish: publishEdges,
};
