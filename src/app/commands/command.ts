import type { Page } from '../page.ts';

/** The parts into which the list of commands is cut, in the order in which they are shown. */
export const groups = ['Run', 'Cell', 'Move', 'Edit', 'View', 'Notebook'] as const;

/** Something that the user can have done: from the palette, a menu, a button or by keys. */
export interface Command {
  /** Unique. */
  id: string;
  group: (typeof groups)[number];
  /** What it does, as an order: `Run the cell`. */
  title: string | ((page: Page) => string);
  /**
   * The keys that call it, `Mod` being Ctrl or the Mac's command key: `Mod+K`, `Shift+Enter`, `D D`. A key without
   * Ctrl, Alt or Mod counts only while a cell as a whole has the focus.
   */
  keys: readonly string[];
  /** Whether it is about the selected cell, and so stands in the cell's menu. */
  ofCell?: boolean;
  /** Whether its keys count while an editor has the focus, too; they do by default if they hold Ctrl, Alt or Mod. */
  inEditor?: boolean;
  /** Whether it can be done now. */
  enabled?(page: Page): boolean;
  run(page: Page): void | Promise<void>;
}

/** A command's title as things are now. */
export function titleOf(command: Command, page: Page): string {
  return typeof command.title === 'string' ? command.title : command.title(page);
}

/** Whether a command can be done now. */
export function isEnabled(command: Command, page: Page): boolean {
  return command.enabled?.(page) ?? true;
}
