import { cellCommands } from './cell.ts';
import type { Command } from './command.ts';
import { editCommands, moveCommands } from './edit.ts';
import { notebookCommands } from './notebook.ts';
import { runCommands } from './run.ts';
import { viewCommands } from './view.ts';

/** Everything that the user can have done, in the order in which it is listed. */
export const commands: readonly Command[] = [
  ...runCommands,
  ...cellCommands,
  ...moveCommands,
  ...editCommands,
  ...viewCommands,
  ...notebookCommands,
];

/** The command with this id. */
export function commandOf(id: string): Command {
  const command = commands.find((one) => one.id === id);
  if (!command) throw new Error(`there is no command ${id}`);
  return command;
}
