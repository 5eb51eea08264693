import { css, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { droppedIn, type Dropped } from './dropped-folder.ts';

const dragged = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;

/** The look of what `hint` gives. */
export const fileDropStyles = css`
  .drop {
    position: fixed;
    inset: 8px;
    z-index: 4;
    display: grid;
    place-content: center;
    gap: 4px;
    padding: 24px;
    text-align: center;
    border: 2px dashed var(--accent);
    border-radius: 12px;
    background: color-mix(in srgb, var(--panel) 92%, transparent);
    pointer-events: none;
  }
  .drop strong {
    font-size: 20px;
  }
`;

/** Takes files that are dropped anywhere on the page, and says so while they are dragged over it. */
export class FileDrop implements ReactiveController {
  private isOver = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly take: (dropped: Dropped) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of dragged) window.addEventListener(type, this.drag);
  }

  hostDisconnected(): void {
    for (const type of dragged) window.removeEventListener(type, this.drag);
  }

  private readonly drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'drop') {
      this.show(false);
      this.take(droppedIn(event.dataTransfer));
    } else if (event.type === 'dragleave') {
      // The pointer leaves the window where it enters nothing else.
      if (event.relatedTarget === null) this.show(false);
    } else {
      event.dataTransfer.dropEffect = 'copy';
      this.show(true);
    }
  };

  private show(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.host.requestUpdate();
  }

  /** What may be dropped, over all of the page. */
  hint(): TemplateResult {
    return html`<div class="drop" ?hidden=${!this.isOver}>
      <strong>Drop your files</strong>
      <span
        >Configuration tables, data files and notebooks, matched by their names; a project’s folder or zip
        becomes a workspace. They stay in this browser.</span
      >
    </div>`;
  }
}
