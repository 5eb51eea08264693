import { css } from 'lit';

/** How a field to write in looks: declarations for a rule of the element that has it. */
export const fieldLook = css`
  height: 32px;
  padding: 0 8px;
  border: 1px solid var(--edge);
  border-radius: 6px;
  background: var(--bg);
  color: var(--ink);
  font: inherit;
`;
