import { describe, expect, it } from 'vitest';
import { memoryShelf, type Shelf } from './shelf.ts';
import { firstId, longestName, restorable, tidyName, Workspaces } from './workspaces.ts';

function open(shelf: Shelf = memoryShelf()) {
  const clock = { now: 1_000_000 };
  let ids = 0;
  const workspaces = new Workspaces(
    Promise.resolve(shelf),
    () => `id${++ids}`,
    () => clock.now,
  );
  return { shelf, clock, workspaces };
}

/** Numbers that look random and are the same in each run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 1103515245 + 12345) % 2147483648;
    yield state / 2147483648;
  }
}

describe('workspaces', () => {
  it('begin with one, which keeps what was there before there were several', async () => {
    const { shelf, workspaces } = open();
    const store = await shelf.store(firstId);
    await store.set('configs', { ref_data: 'mine' });
    const first = await workspaces.open(undefined);
    expect(first).toMatchObject({ id: firstId, name: 'My workspace' });
    expect(await workspaces.things(first.id)).toEqual({ configs: { ref_data: 'mine' } });
    expect((await open().workspaces.open('unknown')).name).toBe('Health care sample');
  });

  it('keep their things apart, also those of a duplicate', async () => {
    const { workspaces } = open();
    const one = await workspaces.create('One', { notebook: 'one', configs: { ref_data: 'a' } });
    const two = await workspaces.duplicate(one.id);
    expect(two.name).toBe('One copy');
    await (await workspaces.store(two.id)).set('notebook', 'two');
    expect(await workspaces.things(one.id)).toEqual({ notebook: 'one', configs: { ref_data: 'a' } });
    expect(await workspaces.things(two.id)).toEqual({ notebook: 'two', configs: { ref_data: 'a' } });
  });

  it('are told apart by their names', async () => {
    const { workspaces } = open();
    const names = ['Sales', 'sales', ' Sales\n', '', 'x'.repeat(200), 'x'.repeat(200)];
    for (const name of names) await workspaces.create(name);
    const list = (await workspaces.list()).map(({ name }) => name);
    expect(new Set(list.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(list).toEqual(expect.arrayContaining(['Sales', 'sales 2', 'Sales 3', 'Workspace']));
    expect(list.every((name) => name.length <= longestName)).toBe(true);
    const [one, other] = await workspaces.list();
    await expect(workspaces.rename(one!.id, other!.name.toUpperCase())).rejects.toThrow('already');
    await expect(workspaces.rename(one!.id, ' \t ')).rejects.toThrow('needs a name');
    await workspaces.rename(one!.id, one!.name.toUpperCase());
  });

  it.each([
    ['  a \u0000\n b  ', 'a b'],
    ['\u202Eabc', 'abc'],
    ['😀'.repeat(100), '😀'.repeat(longestName)],
  ])('have names on one line: %j', (name, tidy) => {
    expect(tidyName(name)).toBe(tidy);
  });

  it('can be restored for a day after they were deleted, and are really gone then', async () => {
    const { workspaces, clock, shelf } = open();
    const keep = await workspaces.create('Kept');
    const gone = await workspaces.create('Gone', { notebook: 'text' });
    await workspaces.remove(gone.id);
    expect((await workspaces.open(gone.id)).id).toBe(keep.id);
    await workspaces.create('gone');
    await workspaces.restore(gone.id);
    expect((await workspaces.list()).map(({ name }) => name)).toContain('Gone 2');
    await workspaces.remove(gone.id);
    clock.now += restorable + 1;
    await workspaces.open(undefined);
    expect(await workspaces.deleted()).toEqual([]);
    expect(await (await shelf.store(gone.id)).get('notebook')).toBeUndefined();
    await expect(workspaces.restore(gone.id)).rejects.toThrow('gone');
  });

  it('leave a new sample where the last one is deleted, and the deleted one as it was', async () => {
    const { workspaces } = open();
    const first = await workspaces.open(undefined);
    await (await workspaces.store(first.id)).set('notebook', 'mine');
    await workspaces.remove(first.id);
    const next = await workspaces.open(first.id);
    expect(next.id).not.toBe(first.id);
    expect(await workspaces.things(next.id)).toEqual({});
    await workspaces.restore(first.id);
    expect(await workspaces.things(first.id)).toEqual({ notebook: 'mine' });
  });

  it('know when they were changed, and never come back by a change', async () => {
    const { workspaces, clock } = open();
    const entry = await workspaces.create('One');
    const store = await workspaces.store(entry.id);
    clock.now += 5000;
    await store.set('notebook', 'text');
    expect((await workspaces.list())[0]).toMatchObject({ changed: clock.now, created: entry.created });
    await workspaces.purge(entry.id);
    clock.now += 5000;
    await store.set('notebook', 'late');
    expect(await workspaces.list()).toEqual([]);
  });

  it('hold together whatever is done with them in whatever order', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = numbers(seed);
      const { workspaces, clock } = open();
      const model = new Map<string, { text: string; deleted: boolean }>();
      for (let step = 0; step < 60; step++) {
        clock.now += 1500;
        const ids = [...model.keys()];
        const id = ids[Math.floor(random.next().value * ids.length)];
        const known = id === undefined ? undefined : model.get(id);
        const what = Math.floor(random.next().value * 6);
        if (what === 0 || id === undefined || known === undefined) {
          const entry = await workspaces.create(`Name ${step % 3}`, { notebook: `text ${step}` });
          model.set(entry.id, { text: `text ${step}`, deleted: false });
        } else if (what === 1) {
          const entry = await workspaces.duplicate(id);
          model.set(entry.id, { text: known.text, deleted: false });
        } else if (what === 2) {
          await (await workspaces.store(id)).set('notebook', `edit ${step}`);
          known.text = `edit ${step}`;
        } else if (what === 3) {
          await workspaces.remove(id);
          known.deleted = true;
        } else if (what === 4) {
          await workspaces.restore(id);
          known.deleted = false;
        } else {
          await workspaces.purge(id);
          model.delete(id);
        }
      }
      const list = await workspaces.list();
      const alive = [...model].filter(([, { deleted }]) => !deleted).map(([id]) => id);
      expect(list.map(({ id }) => id).sort()).toEqual(alive.sort());
      expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
      for (const [id, { text }] of model) expect((await workspaces.things(id)).notebook).toBe(text);
    }
  });
});
