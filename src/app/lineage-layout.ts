import { graphlib, layout } from '@dagrejs/dagre';

/** A box to be placed. */
export interface Box {
  id: string;
  width: number;
  height: number;
}

/** What is to be laid out. */
export interface LayoutRequest {
  boxes: readonly Box[];
  links: readonly { from: string; to: string }[];
}

/** A place, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where everything stands: boxes by their upper left corner, links by the points that they go through. */
export interface Layout {
  boxes: Map<string, Point>;
  links: Map<string, Point[]>;
  width: number;
  height: number;
}

/** The name of a link. */
export function linkKey({ from, to }: { from: string; to: string }): string {
  return `${from}\n${to}`;
}

/** Lays boxes out from left to right along their links, in ranks (dagre: Gansner et al., 1993). */
export function layOut({ boxes, links }: LayoutRequest): Layout {
  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 56, edgesep: 6, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  for (const { from, to } of links) graph.setEdge(from, to);
  layout(graph);
  const placed = boxes.map(({ id, width, height }) => {
    const { x = 0, y = 0 } = graph.node(id) as Partial<Point>;
    return [id, { x: x - width / 2, y: y - height / 2 }] as const;
  });
  const drawn = links.map((link) => {
    const { points = [] } = graph.edge(link.from, link.to) as { points?: Point[] };
    return [linkKey(link), points] as const;
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { boxes: new Map(placed), links: new Map(drawn), width, height };
}
