import type { Page } from '../page.ts';
import type { MenuItem } from '../wb-menu.ts';
import { isEnabled, titleOf, type Command } from './command.ts';
import { keysText } from './keys.ts';

/** Commands as the lines of a menu, as things are now. */
export function menuItems(commands: readonly Command[], page: Page): MenuItem[] {
  return commands.map((command) => ({
    title: titleOf(command, page),
    note: command.keys[0] ? keysText(command.keys[0]) : '',
    disabled: !isEnabled(command, page),
    run: () => void command.run(page),
  }));
}
