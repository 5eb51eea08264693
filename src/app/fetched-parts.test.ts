import { describe, expect, it } from 'vitest';
import { FetchedParts } from './fetched-parts.ts';

function make() {
  const said: string[] = [];
  const drawn: boolean[] = [];
  const host = {
    requestUpdate: () => void drawn.push(parts.isThere('palette')),
    updateComplete: Promise.resolve(true),
  };
  const parts: FetchedParts = new FetchedParts(host, (part, why) => said.push(`${part}: ${why}`));
  return { parts, said, drawn };
}

describe('a part of the page', () => {
  it('is drawn once its code has come', async () => {
    const { parts, drawn } = make();
    expect(parts.has('palette', () => Promise.resolve())).toBe(false);
    await Promise.resolve();
    expect(drawn).toEqual([true]);
    expect(parts.has('palette', () => Promise.reject(new Error('fetched again')))).toBe(true);
  });

  it('that can’t be had is said, and can be wanted again', async () => {
    const { parts, said, drawn } = make();
    expect(await parts.fetch('palette', () => Promise.reject(new Error('offline')))).toBe(false);
    expect(said).toEqual(['palette: offline']);
    expect(drawn).toEqual([]);
    expect(await parts.fetch('palette', () => Promise.resolve())).toBe(true);
    expect(drawn).toEqual([true]);
  });
});
