import { html, nothing, type TemplateResult } from 'lit';

/** Which files can be chosen, and what that is called. */
interface Choice {
  label: string;
  id?: string;
  /** File name endings; all where it is left out. */
  accept?: string;
  /** Whether a folder is chosen, with all that is in it. */
  folder?: boolean;
}

/** A field for files behind a button that clicks it: it is neither seen nor reached by Tab. `take` gets what was chosen. */
export function fileInput(
  { label, id, accept, folder = false }: Choice,
  take: (files: File[]) => void,
): TemplateResult {
  const changed = ({ currentTarget }: Event) => {
    const input = currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same files can be chosen once more.
    input.value = '';
    if (files.length > 0) take(files);
  };
  return html`<input
    type="file"
    id=${id ?? nothing}
    class="hidden"
    accept=${accept ?? nothing}
    ?multiple=${!folder}
    ?webkitdirectory=${folder}
    tabindex="-1"
    aria-label=${label}
    @change=${changed}
  />`;
}
