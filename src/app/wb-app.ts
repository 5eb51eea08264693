import { LitElement, css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { takeFiles } from '../notebook/take-files.ts';
import { Workspace } from '../notebook/workspace.ts';
import { browserEffects } from './effects.ts';
import type { GoToEvent } from './go-to.ts';
import { shared } from './styles.ts';
import './wb-header.ts';
import './wb-notebook.ts';
import type { WbNotebook } from './wb-notebook.ts';
import './wb-notices.ts';
import './wb-outline.ts';
import './wb-problems.ts';

/** The page: header, outline, notebook, and the place where files are dropped. */
@customElement('wb-app')
export class WbApp extends LitElement {
  static override styles = [
    shared,
    css`
      .skip {
        position: absolute;
        left: -9999px;
      }
      .skip:focus {
        position: fixed;
        left: 12px;
        top: 8px;
        z-index: 5;
        padding: 6px 12px;
        border-radius: 6px;
        background: var(--panel);
      }
      .page {
        display: grid;
        grid-template-columns: 272px minmax(0, 900px) minmax(0, 1fr);
        gap: 32px;
      }
      main {
        min-width: 0;
        /* A chart's tip may be wider than a phone; the page doesn't scroll for it. */
        overflow-x: clip;
        padding: 24px 0 120px;
      }
      main:focus {
        outline: none;
      }
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
      @media (max-width: 900px) {
        .page {
          display: block;
        }
        main {
          padding: 12px 12px 80px;
        }
      }
    `,
  ];

  readonly workspace = new Workspace(browserEffects());
  @state() private dragging = false;
  @query('wb-notebook') private notebook!: WbNotebook;
  @query('main') private main!: HTMLElement;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('dragenter', this.drag);
    window.addEventListener('dragover', this.drag);
    window.addEventListener('dragleave', this.drag);
    window.addEventListener('drop', this.drag);
    void this.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const type of ['dragenter', 'dragover', 'dragleave', 'drop'] as const)
      window.removeEventListener(type, this.drag);
  }

  private async start(): Promise<void> {
    await this.workspace.start();
    // The engine is large: it is fetched once the notebook is on the screen.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await this.workspace.warmUp();
    // What a first run would wait for comes now, while nobody does.
    await Promise.allSettled([import('../engine/run.ts'), import('./wb-dashboard.ts')]);
  }

  private readonly drag = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    if (event.type === 'drop') {
      this.dragging = false;
      void takeFiles(this.workspace, [...event.dataTransfer.files]);
    } else if (event.type === 'dragleave') {
      // The pointer leaves the window where it enters nothing else.
      if (event.relatedTarget === null) this.dragging = false;
    } else {
      event.dataTransfer.dropEffect = 'copy';
      this.dragging = true;
    }
  };

  private skip(event: Event): void {
    event.preventDefault();
    this.main.focus();
  }

  private async nextStep(): Promise<void> {
    if (this.workspace.running) return;
    const step = this.workspace.nextStep();
    if (!step) {
      this.workspace.notices.show({
        id: 'step',
        title: 'Every step is done.',
        lines: ['Run all runs everything once more; rows that have not changed are left alone.'],
      });
      return;
    }
    this.workspace.notices.dismiss('step');
    this.notebook.show({ unit: step.units[0]!.id });
    await this.workspace.run(step.units.map((unit) => unit.id));
  }

  override render() {
    const { workspace } = this;
    return html`
      <a class="skip" href="#notebook" @click=${this.skip}>Skip to the notebook</a>
      <wb-header .workspace=${workspace} @wb-next-step=${this.nextStep}></wb-header>
      <div class="page" @wb-go-to=${(event: GoToEvent) => this.notebook.show(event.to)}>
        <wb-outline .workspace=${workspace}></wb-outline>
        <main id="notebook" tabindex="-1">
          <wb-notices .workspace=${workspace}></wb-notices>
          <wb-problems .workspace=${workspace}></wb-problems>
          <wb-notebook .workspace=${workspace}></wb-notebook>
        </main>
      </div>
      <div class="drop" ?hidden=${!this.dragging}>
        <strong>Drop your files</strong>
        <span>Configuration tables and data files, matched by their names. They stay in this browser.</span>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wb-app': WbApp;
  }
}
