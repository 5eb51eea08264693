import { layOut, type LayoutRequest } from './lineage-layout.ts';

addEventListener('message', ({ data }: MessageEvent<LayoutRequest>) => postMessage(layOut(data)));
