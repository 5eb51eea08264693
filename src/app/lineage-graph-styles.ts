import { css } from 'lit';

/** How the graph of tables looks. Layers differ by their word too, marks by the width and the dashes of lines. */
export const lineageGraphStyles = css`
  :host {
    position: relative;
    display: block;
    min-height: 0;
    overflow: hidden;
  }
  svg {
    display: block;
    width: 100%;
    height: 100%;
    background: var(--bg);
    cursor: grab;
    touch-action: none;
    user-select: none;
  }
  svg.dragging {
    cursor: grabbing;
  }
  text {
    fill: var(--ink);
    font-size: 12px;
  }
  .name {
    font-weight: 600;
  }
  .apart text {
    fill: var(--soft);
  }
  .apart .name {
    font-weight: 400;
  }
  .about {
    fill: var(--soft);
    font-size: 11px;
  }
  .box {
    fill: var(--panel);
    stroke: var(--edge);
  }
  .apart .box {
    stroke: var(--line);
  }
  .path .box,
  .selected .box {
    stroke: var(--accent);
    stroke-width: 2;
  }
  .decides .box {
    stroke: var(--accent);
    stroke-dasharray: 4 3;
  }
  .band {
    fill: currentColor;
  }
  .file {
    color: var(--soft);
  }
  [role='button'] {
    cursor: pointer;
    outline: none;
  }
  .hold {
    fill: transparent;
  }
  [role='button']:hover > .hold {
    fill: color-mix(in srgb, var(--ink) 7%, transparent);
  }
  [role='button']:focus-visible > .hold {
    stroke: var(--accent);
    stroke-width: 3;
  }
  .column.on > .hold {
    fill: color-mix(in srgb, var(--accent) 16%, transparent);
  }
  .column.chosen > .hold {
    fill: var(--accent);
  }
  .column.chosen text {
    fill: var(--accent-ink);
    font-weight: 600;
  }
  path {
    fill: none;
    stroke: var(--edge);
    stroke-width: 1.2;
  }
  path.apart {
    stroke: var(--line);
  }
  path.decides {
    stroke: var(--accent);
    stroke-dasharray: 4 3;
  }
  path.path {
    stroke: var(--accent);
    stroke-width: 1.2;
    opacity: 0.45;
  }
  path.value {
    stroke: var(--accent);
    stroke-width: 2;
  }
  path.unknown {
    stroke: var(--warn);
    stroke-dasharray: 1 4;
  }
  .tools {
    position: absolute;
    right: 10px;
    bottom: 10px;
    display: flex;
    gap: 4px;
  }
  .tools button {
    min-width: 32px;
    padding: 0 8px;
  }
`;
