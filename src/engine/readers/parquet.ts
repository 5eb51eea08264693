import { toBinary } from './bytes.ts';
import type { FileFormat } from './format.ts';

export const parquet: FileFormat = {
  name: 'parquet',
  doc: 'Apache Parquet, with any of its codecs and types; nested values become JSON.',
  recognise: (head) => /^PAR[1E]$/.test(toBinary(head.subarray(0, 4))),
  read: async (...file) => (await import('./read-parquet.ts')).readParquet(...file),
};
