import { html, nothing, type TemplateResult } from 'lit';
import { InsertNameEvent } from './insert-name.ts';

/** What an insert button is called: on hovering, for assistive technology, and for the style sheet. */
interface Words {
  title: string;
  label: string;
  style?: string;
}

/**
 * A button that puts a name into the editor that was used last. Pressing it with the pointer leaves the focus, and with
 * it the cursor, where it is: in the editor.
 *
 * @param name as it is written in SQL, in quotes where it needs them
 */
export function insertButton(name: string, { title, label, style }: Words, content: unknown): TemplateResult {
  return html`<button
    class=${style ?? nothing}
    title=${title}
    aria-label=${label}
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${({ currentTarget }: Event) => currentTarget?.dispatchEvent(new InsertNameEvent(name))}
  >
    ${content}
  </button>`;
}
