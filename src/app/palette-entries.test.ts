import { describe, expect, it } from 'vitest';
import { commands } from './commands/commands.ts';
import { findEntries, fit, type PaletteEntry } from './palette-entries.ts';

const entry = (kind: PaletteEntry['kind'], title: string): PaletteEntry => ({
  id: `${kind} ${title}`,
  kind,
  title,
  note: '',
  disabled: false,
  run: () => undefined,
});

const entries = [
  ...commands.flatMap(({ title }) => (typeof title === 'string' ? [entry('command', title)] : [])),
  ...['Extract hcp_data', 'Prose on renal anatomy', 'Stage hcp_data'].map((title) => entry('cell', title)),
  ...['gold_hcp', 'stage_hcp', 'publish_calls_by_region', 'hcp'].map((title) => entry('table', title)),
];
const found = (typed: string) => findEntries(entries, typed).map(({ title }) => title);

describe('what the palette finds', () => {
  it('is everything in its order where nothing is typed', () => {
    expect(findEntries(entries, '')).toEqual(entries);
    expect(findEntries(entries, '  ')).toEqual(entries);
  });

  it('is first what begins with the letters, in words that follow one another', () => {
    expect(found('rna')[0]).toBe('Run all');
    expect(found('run all')[0]).toBe('Run all');
    expect(found('RUN ALL')[0]).toBe('Run all');
    expect(found('hcp')[0]).toBe('hcp');
  });

  it('is a table by parts of its name', () => {
    expect(found('cbr')[0]).toBe('publish_calls_by_region');
    expect(found('go hcp')[0]).toBe('gold_hcp');
    expect(found('gold_h')).toEqual(['gold_hcp']);
  });

  it('is nothing where a letter is missing or the order is another', () => {
    expect(found('xyzzy')).toEqual([]);
    expect(fit('Run all', 'lla')).toBe(0);
  });

  it('is better the earlier and the more closely it stands', () => {
    expect(fit('hcp', 'hcp')).toBeGreaterThan(fit('gold_hcp', 'hcp'));
    expect(fit('gold_hcp', 'hcp')).toBeGreaterThan(fit('h of c in p', 'hcp'));
    expect(fit('a_b', 'ab')).toBeGreaterThan(fit('axxb', 'ab'));
  });
});
