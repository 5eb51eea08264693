import { css } from 'lit';

/** The look of a cell's frame: a bar at its left when it is selected, its tools outside of the column of text. */
export const frameStyles = css`
  :host {
    display: block;
    position: relative;
  }
  .frame {
    position: relative;
    padding-left: 12px;
    border-left: 3px solid transparent;
    border-radius: 3px;
  }
  .frame.selected {
    border-left-color: color-mix(in srgb, var(--accent) 45%, transparent);
  }
  .frame.editing {
    border-left-color: var(--accent);
  }
  .frame:focus {
    outline: none;
    border-left-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 4%, transparent);
  }
  .frame:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .tools {
    position: absolute;
    left: -38px;
    top: 4px;
    display: flex;
    flex-direction: column;
    align-items: center;
    opacity: 0;
  }
  .frame:hover > .tools,
  .frame.selected > .tools,
  .tools:focus-within {
    opacity: 1;
  }
  .handle {
    width: 28px;
    height: 24px;
    color: var(--soft);
    cursor: grab;
    line-height: 24px;
    text-align: center;
    user-select: none;
  }
  wb-cell {
    margin-bottom: 10px;
  }
  .empty {
    margin: 0;
    padding: 8px 0;
    color: var(--soft);
  }
  .folded {
    display: flex;
    gap: 10px;
    align-items: center;
    width: 100%;
    overflow: hidden;
    border-color: var(--line);
    text-align: left;
    text-overflow: ellipsis;
  }
  .folded small {
    color: var(--soft);
  }
  wb-markdown.live {
    margin-top: 10px;
    padding: 10px 14px 0;
    border: 1px dashed var(--line);
    border-radius: 6px;
  }
  .between {
    display: flex;
    gap: 6px;
    justify-content: center;
    height: 12px;
    align-items: center;
    opacity: 0;
    transition: opacity 0.1s;
  }
  .between:hover,
  .between:focus-within {
    opacity: 1;
    z-index: 2;
    position: relative;
  }
  .add {
    height: 24px;
    padding: 0 8px;
    visibility: hidden;
    font-size: 12px;
  }
  .between:hover .add,
  .between:focus-within .add,
  .frame.selected + .between .add {
    visibility: visible;
  }
  :host([over='before'])::before,
  :host([over='after'])::after {
    content: '';
    position: absolute;
    left: 0;
    right: 0;
    height: 3px;
    border-radius: 2px;
    background: var(--accent);
  }
  :host([over='before'])::before {
    top: -8px;
  }
  :host([over='after'])::after {
    bottom: 4px;
  }
  @media (max-width: 1000px) {
    .frame {
      padding-left: 8px;
    }
    .tools {
      left: auto;
      right: 0;
      top: -24px;
      z-index: 1;
      flex-direction: row;
      border: 1px solid var(--line);
      border-radius: 6px;
      background: var(--panel);
    }
    .frame:not(.selected) > .tools {
      display: none;
    }
    .frame.selected + .between {
      opacity: 1;
      height: 30px;
    }
  }
  @media (hover: none) {
    .handle {
      display: none;
    }
  }
  @media print {
    .tools,
    .between {
      display: none;
    }
    .frame {
      padding: 0;
      border: 0;
      outline: none;
      background: none;
    }
    .folded {
      overflow: visible;
      height: auto;
      white-space: normal;
    }
  }
`;
