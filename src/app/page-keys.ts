import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { isEnabled } from './commands/command.ts';
import { commands } from './commands/commands.ts';
import { KeyMap, keyOf } from './commands/keys.ts';
import { focusPlace } from './focus-place.ts';
import type { Page } from './page.ts';

/** Whether a key is pressed in what lies over the page: its keys are its own, Esc closes it and nothing else. */
function isOver(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some((node) => node instanceof HTMLElement && node.matches('dialog, [popover]'));
}

/** The page's keys: each calls its command, as long as nothing lies over the notebook. */
export class PageKeys implements ReactiveController {
  private readonly keys = new KeyMap(commands);

  constructor(
    host: ReactiveControllerHost,
    private readonly page: Page,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.key);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.key);
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || this.page.panel !== '' || isOver(event)) return;
    const command = this.keys.find(keyOf(event), focusPlace(), event.timeStamp);
    if (!command) return;
    event.preventDefault();
    if (isEnabled(command, this.page)) void command.run(this.page);
  };
}
