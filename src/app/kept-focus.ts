import type { LitElement, ReactiveController } from 'lit';

/**
 * Keeps the focus in its element. Where an update takes away what has it, or switches that off, the focus would be lost
 * to nowhere: it goes to what `to` gives instead.
 */
export class KeptFocus implements ReactiveController {
  private hadFocus = false;

  constructor(
    private readonly host: LitElement,
    private readonly to: () => HTMLElement | null,
  ) {
    host.addController(this);
  }

  private get focused(): Element | null {
    return this.host.shadowRoot?.activeElement ?? null;
  }

  hostUpdate(): void {
    this.hadFocus = this.focused !== null;
  }

  hostUpdated(): void {
    const { focused } = this;
    if (this.hadFocus && (!focused || focused.matches(':disabled'))) this.to()?.focus();
  }
}
