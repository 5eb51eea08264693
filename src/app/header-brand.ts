import { css, html, type TemplateResult } from 'lit';

/** The look of what `headerBrand` gives: in narrower windows it leaves out the workspace's name, then the sign. */
export const headerBrandStyles = css`
  h1 {
    display: contents;
  }
  strong {
    font-size: 16px;
    letter-spacing: -0.01em;
  }
  .brand {
    display: flex;
    gap: 8px;
    align-items: baseline;
    max-width: 320px;
    margin-left: -8px;
    padding: 0 8px;
    border-color: transparent;
    background: none;
    line-height: 30px;
  }
  .brand span {
    overflow: hidden;
    color: var(--soft);
    text-overflow: ellipsis;
  }
  @media (max-width: 1280px) {
    .brand .where {
      display: none;
    }
  }
  @media (max-width: 420px) {
    .brand {
      margin-left: -2px;
      padding: 0 2px;
    }
    .brand .sign {
      display: none;
    }
  }
`;

/**
 * The page's name with that of the workspace that is open, and the way to the others.
 *
 * @param where '' until it is known
 */
export function headerBrand(where: string, open: () => void): TemplateResult {
  return html`<h1>
    <button
      class="brand"
      aria-haspopup="dialog"
      title=${where ? `Workspaces: ${where} is open` : 'Workspaces'}
      @click=${open}
    >
      <strong>Medallion</strong><span class="where">${where}</span
      ><span class="sign" aria-hidden="true">▾</span>
    </button>
  </h1>`;
}
