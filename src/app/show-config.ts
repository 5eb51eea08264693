import { html, type TemplateResult } from 'lit';
import type { ConfigEdit } from '../core/config/edit.ts';
import { splitAtPlaces, type Place } from '../core/place.ts';

/** Asks the page to show a line of the configuration. Bubbles, composed. */
export class ShowConfigEvent extends Event {
  static readonly type = 'wb-show-config';
  /**
   * @param file the configuration file's name, such as `dq_rule_config.csv`
   * @param line its 1-based line; undefined where the file as a whole is meant
   * @param change an edit that is proposed: it is made there, and kept only once the user says so
   */
  constructor(
    readonly file: string,
    readonly line?: number,
    readonly change?: (edit: ConfigEdit) => string,
  ) {
    super(ShowConfigEvent.type, { bubbles: true, composed: true });
  }
}

/** A link to a line of the configuration: `dq_rule_config.csv:12`. For elements with the shared styles. */
export function configLink({ file, line }: Place): TemplateResult {
  const show = (event: Event) => event.currentTarget!.dispatchEvent(new ShowConfigEvent(file, line));
  return html`<button class="link place" @click=${show}>${file}:${line}</button>`;
}

/** A message whose places in the configuration are links; everything else is text as it stands. */
export function linkedText(text: string): (string | TemplateResult)[] {
  return splitAtPlaces(text).map((part) => (typeof part === 'string' ? part : configLink(part)));
}

declare global {
  interface HTMLElementEventMap {
    'wb-show-config': ShowConfigEvent;
  }
}
