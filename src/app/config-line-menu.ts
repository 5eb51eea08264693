import type { ConfigEdit } from '../core/config/edit.ts';
import type { ConfigColumn } from '../core/config/table.ts';
import type { ConfigLine } from '../notebook/config-lines.ts';
import type { MenuItem } from './wb-menu.ts';

/** What can be done with a line of the configuration. `edit` takes the change and how far the focus moves with it. */
export function lineMenu(
  { line, off }: ConfigLine,
  columns: readonly ConfigColumn[],
  edit: (change: (edit: ConfigEdit) => string, step?: number) => void,
): MenuItem[] {
  const hasSwitch = columns.some(({ name }) => name === 'is_active');
  return [
    {
      title: off ? 'Switch on' : 'Switch off',
      disabled: !hasSwitch,
      run: () => edit((text) => text.set(line, { is_active: off ? 'Y' : 'N' })),
    },
    { title: 'Duplicate', run: () => edit((text) => text.duplicate(line), 1) },
    { title: 'Move up', note: 'Alt+↑', run: () => edit((text) => text.move(line, -1), -1) },
    { title: 'Move down', note: 'Alt+↓', run: () => edit((text) => text.move(line, 1), 1) },
    { title: 'Delete', run: () => edit((text) => text.remove([line])) },
  ];
}
