import type { Notices } from '../notices.ts';

/** What a browser says of the place that it gives a site. */
export type Storage = Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>;

/** The place that the site takes, as far as the browser tells. */
export interface Space {
  /** Bytes. */
  used: number;
  left: number;
  /** Whether the browser has promised not to clear it when space runs short. */
  lasting: boolean;
}

/** The space that is used and left; undefined where the browser doesn’t tell. */
export async function spaceOf(storage: Storage | undefined): Promise<Space | undefined> {
  try {
    const { usage, quota } = await storage!.estimate();
    if (usage === undefined || quota === undefined) return undefined;
    return { used: usage, left: Math.max(0, quota - usage), lasting: await storage!.persisted() };
  } catch {
    return undefined;
  }
}

/** Asks the browser to keep the site’s data for good, unless it has promised that already; says what the answer means. */
export async function askToLast(storage: Storage | undefined, notices: Notices): Promise<void> {
  try {
    if (!storage || (await storage.persisted())) return;
    const granted = await storage.persist();
    notices.show({
      id: 'lasting',
      tone: granted ? 'info' : 'warning',
      ...(granted ? promised : refused),
    });
  } catch {
    // A page that isn’t served safely has nobody to ask.
  }
}

const promised = {
  title: 'This browser keeps your work until you delete it.',
  lines: ['It has been asked, and won’t clear it when space on this device runs short.'],
};

const refused = {
  title: 'This browser may clear your work when space on this device runs short.',
  lines: [
    'It has been asked to keep it for good and has refused, as it does with sites that are seldom visited. Export the workspace to be safe.',
  ],
};
