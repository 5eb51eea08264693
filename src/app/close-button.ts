import { html, type TemplateResult } from 'lit';

/** The button in the head of a dialog that closes it. */
export function closeButton(): TemplateResult {
  return html`<button class="quiet" aria-label="Close" @click=${close}>
    <span aria-hidden="true">✕</span>
  </button>`;
}

function close({ currentTarget }: Event): void {
  (currentTarget as Element).closest('dialog')?.close();
}
