import { css, html, type TemplateResult } from 'lit';
import { fieldLook } from './field-look.ts';

/** The look of what `renameForm` gives. */
export const renameFormStyles = css`
  form {
    display: flex;
    flex: 1;
    flex-wrap: wrap;
    gap: 8px;
  }
  form input {
    flex: 1;
    min-width: 120px;
    ${fieldLook};
  }
`;

/** Asks for another name of something. Esc leaves it as it was, and closes nothing else. */
export function renameForm(name: string, rename: (name: string) => void, leave: () => void): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const { elements } = event.currentTarget as HTMLFormElement;
    rename((elements.namedItem('name') as HTMLInputElement).value);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    leave();
  };
  return html`<form @submit=${submit} @keydown=${key}>
    <input name="name" aria-label="New name of ${name}" .value=${name} maxlength="80" autocomplete="off" />
    <button class="main">Rename</button>
  </form>`;
}
