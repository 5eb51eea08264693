import type { Workspace } from './workspace.ts';

/**
 * Waits until what this tab has may take the place of what is kept. Where another tab has kept something meanwhile the
 * user decides: it resolves once this tab's is to stay, and never where the other's is taken.
 */
export async function mayReplaceKept({ keeper, notices, effects }: Workspace): Promise<void> {
  if (!(await keeper.isOvertaken())) return;
  return new Promise((resolve) =>
    notices.show({
      id: 'tabs',
      tone: 'warning',
      title: 'Another tab has kept other work than this one shows.',
      lines: ['That tab is gone or has given way. Nothing is kept here before you choose.'],
      actions: [
        ...(effects.reopen ? [{ label: 'Show what it kept', run: () => effects.reopen!() }] : []),
        {
          label: 'Keep this tab’s work instead',
          run: () => {
            notices.dismiss('tabs');
            resolve();
          },
        },
      ],
    }),
  );
}
