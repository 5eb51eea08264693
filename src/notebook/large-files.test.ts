import { beforeAll, describe, expect, it } from 'vitest';
import { noteHandle, type Copies } from './large-files.ts';
import { memoryStore, type Store } from './persist.ts';
import { takeFiles } from './take-files.ts';
import type { Workspace } from './workspace.ts';
import { start } from './workspace.test-helper.ts';

const name = 'product_sales.csv';
let content: Blob;
beforeAll(() => {
  content = new Blob(Array.from({ length: 66 }, () => new Uint8Array(1024 * 1024).fill(97)));
});
const largeFile = () => new File([content], name, { lastModified: 5 });
const small = () => new File(['site_id\n1\n'], 'site_master.csv', { lastModified: 6 });

/** Copies that are gone with the test; `room` is how many bytes fit. */
function memoryCopies(room = Infinity): Copies & { there: Map<string, Blob> } {
  const there = new Map<string, Blob>();
  return {
    there,
    write(copy, file, told) {
      if (file.size > room) return Promise.reject(new Error('There is no room left in this browser.'));
      told(file.size);
      there.set(copy, file);
      return Promise.resolve();
    },
    read: (copy) => Promise.resolve(there.get(copy)),
    names: () => Promise.resolve([...there.keys()]),
    remove(copy) {
      there.delete(copy);
      return Promise.resolve();
    },
  };
}

const open = (store: Store, copies?: Copies) =>
  start(store, undefined, '# One\n', { copies: Promise.resolve(copies) });
const notice = ({ notices }: Workspace, id: string) => notices.list.find((one) => one.id === id);
const press = (workspace: Workspace, label: string) =>
  workspace.notices.list
    .flatMap(({ actions }) => actions)
    .find((action) => action.label === label)!
    .run();

describe('a data file that is too large for the database', () => {
  it('comes back where the user wants a copy; small ones come back by themselves', async () => {
    const [store, copies] = [memoryStore(), memoryCopies()];
    const one = await open(store, copies);
    await takeFiles(one, [largeFile(), small()]);
    expect(notice(one, 'files')!.lines.join('\n')).toContain(`reload by themselves: ${name} (69 MB)`);
    press(one, 'Keep a copy in this browser');
    await expect.poll(() => notice(one, 'copies')?.title).toBe(`Kept in this browser: ${name} (69 MB).`);
    await one.keeper.settle();

    const two = await open(store, copies);
    expect([...two.own.files.keys()].sort()).toEqual([name, 'site_master.csv']);
    expect(two.own.forgotten).toEqual([]);
    expect(two.planner.fileStamp(name)).toBe(one.planner.fileStamp(name));
    expect(notice(two, 'files')).toBe(undefined);

    // What the user has given up goes with the next visit.
    two.journal.commit('give up', { own: { ...two.own, files: new Map() } });
    await two.keeper.settle();
    expect(copies.there.size).toBe(1);
    await open(store, copies);
    expect(copies.there.size).toBe(0);
  });

  it('without a copy stays missing, however often the page is loaded', async () => {
    const store = memoryStore();
    const one = await open(store);
    await takeFiles(one, [largeFile()]);
    await one.keeper.settle();
    const two = await open(store);
    expect(two.own.forgotten).toEqual([name]);
    await takeFiles(two, [small()]);
    await two.keeper.settle();
    const three = await open(store);
    expect(three.own.forgotten).toEqual([name]);
    expect([...three.own.files.keys()]).toEqual(['site_master.csv']);
    expect(notice(three, 'files')!.lines).toContain(name);
  });

  it('that finds no room is said, and everything else is as it was', async () => {
    const [store, copies] = [memoryStore(), memoryCopies(1000)];
    const one = await open(store, copies);
    await takeFiles(one, [largeFile(), small()]);
    press(one, 'Keep a copy in this browser');
    await expect.poll(() => notice(one, 'copies')?.title).toContain('could not be copied');
    expect(notice(one, 'copies')!.lines[0]).toContain('no room');
    expect([...one.own.files.keys()].sort()).toEqual([name, 'site_master.csv']);
    await one.keeper.settle();
    expect((await open(store, copies)).own.forgotten).toEqual([name]);
  });

  it('whose copy is another file by now is missing', async () => {
    const [store, copies] = [memoryStore(), memoryCopies()];
    const one = await open(store, copies);
    await takeFiles(one, [largeFile()]);
    press(one, 'Keep a copy in this browser');
    await expect.poll(() => copies.there.size).toBe(1);
    await expect.poll(() => notice(one, 'copies')?.title).toContain('Kept');
    await one.keeper.settle();
    copies.there.set([...copies.there.keys()][0]!, new Blob(['cut short']));
    expect((await open(store, copies)).own.forgotten).toEqual([name]);
  });

  it('is opened again on the disk where the browser lends a handle, with the user’s leave', async () => {
    const store = memoryStore();
    const one = await open(store);
    const file = largeFile();
    let answer: PermissionState = 'denied';
    noteHandle(file, {
      getFile: () => Promise.resolve(largeFile()),
      requestPermission: () => Promise.resolve(answer),
    });
    await takeFiles(one, [file]);
    expect(notice(one, 'files')!.lines.join('\n')).not.toContain('Too large');
    await one.keeper.settle();

    const two = await open(store);
    expect(two.own.forgotten).toEqual([name]);
    press(two, 'Open them again');
    await expect.poll(() => notice(two, 'files')?.title).toContain('could not be opened');
    await two.keeper.settle();

    answer = 'granted';
    const three = await open(store);
    press(three, 'Open them again');
    await expect.poll(() => [...three.own.files.keys()]).toEqual([name]);
    expect(three.own.forgotten).toEqual([]);
    expect(three.planner.fileStamp(name)).toBe(one.planner.fileStamp(name));
  });
});
