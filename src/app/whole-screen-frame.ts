import { css } from 'lit';

/** The frame of a dialog that takes the whole screen. */
export const wholeScreenFrame = css`
  dialog {
    width: 100vw;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    color: var(--ink);
  }
`;
