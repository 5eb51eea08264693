import { css } from 'lit';

/** How the marks of a chart are ringed and banded. */
export const chartMarksStyles = css`
  :host {
    display: block;
    position: absolute;
  }
  .marks,
  .none {
    position: absolute;
    inset: 0;
    border-radius: 4px;
  }
  .none {
    pointer-events: none;
  }
  /* Inside, as a place that scrolls would cut it off. */
  .marks:focus-visible,
  .none:focus-visible {
    outline-offset: -2px;
  }
  .marks.mark {
    cursor: pointer;
  }
  .marks.brush {
    cursor: crosshair;
    touch-action: pan-y;
  }
  .ring {
    position: absolute;
    min-width: 8px;
    min-height: 8px;
    border: 2px solid var(--ink);
    border-radius: 4px;
    box-shadow: 0 0 0 1px var(--panel);
    pointer-events: none;
  }
  .band {
    position: absolute;
    border: 1px solid var(--accent);
    border-width: 0 1px;
    background: color-mix(in srgb, var(--accent) 18%, transparent);
    pointer-events: none;
  }
`;
