// @vitest-environment jsdom
import { LitElement, html, nothing } from 'lit';
import { afterEach, describe, expect, it } from 'vitest';
import { KeptFocus } from './kept-focus.ts';

/** Buttons as a run makes them come and go. */
class Buttons extends LitElement {
  stale = true;
  busy = true;

  constructor() {
    super();
    new KeptFocus(this, () => this.button('run'));
  }

  button(id: string): HTMLElement | null {
    return this.renderRoot.querySelector(`#${id}`);
  }

  override render() {
    return html`<button id="run">Run all</button>
      ${this.stale ? html`<button id="stale">Run stale</button>` : nothing}
      <button id="stop" ?disabled=${!this.busy}>Stop</button>`;
  }
}
customElements.define('test-buttons', Buttons);

afterEach(() => document.body.replaceChildren());

async function show(focus?: string) {
  const element = new Buttons();
  document.body.append(element);
  await element.updateComplete;
  if (focus) element.button(focus)!.focus();
  const change = async (to: Partial<Buttons>) => {
    Object.assign(element, to);
    element.requestUpdate();
    await element.updateComplete;
    return element.shadowRoot!.activeElement?.id;
  };
  return change;
}

describe('the focus', () => {
  it('goes on where its button goes', async () => {
    const change = await show('stale');
    expect(await change({ stale: false })).toBe('run');
  });

  it('goes on where its button is switched off', async () => {
    const change = await show('stop');
    expect(await change({ busy: false })).toBe('run');
  });

  it('stays where its button stays, and is not taken from elsewhere', async () => {
    expect(await (await show('stop'))({ stale: false })).toBe('stop');
    expect(await (await show())({ stale: false, busy: false })).toBeUndefined();
  });
});
