import { arrowMagic, beginsArrowStream } from './arrow-magic.ts';
import { toBinary } from './bytes.ts';
import type { FileFormat } from './format.ts';

export const arrow: FileFormat = {
  name: 'arrow',
  doc: 'Apache Arrow’s file (Feather, version 2) or stream; nested values become JSON.',
  recognise: (head) => toBinary(head.subarray(0, 6)) === arrowMagic || beginsArrowStream(head),
  read: async (...file) => (await import('./read-arrow.ts')).readArrow(...file),
};
