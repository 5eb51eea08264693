import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { configs } from '../workspace.test-helper.ts';
import { crc32 } from '../../engine/readers/crc32.ts';
import { isShare, readShare, shareFragment, type Shared } from './share.ts';

const shared: Shared = {
  name: 'Grüße 😀',
  configs: { ref_data: configs['ref_data']! },
  notebook: "\uFEFF# Mine\r\n\r\n```sql\r\nSELECT 'ü'\r\n```",
};

/** A link that carries this. */
function link(content: unknown, form = 1): string {
  const packed = deflateRawSync(typeof content === 'string' ? content : JSON.stringify(content));
  return `#share=${form}.${crc32(packed).toString(36)}.${packed.toString('base64url')}`;
}

describe('a link that shares a workspace', () => {
  it('gives back what went into it, in letters that an address leaves as they are', async () => {
    for (const one of [shared, { name: 'Bare', configs: {} }, { name: 'x', configs: {}, notebook: '' }]) {
      const fragment = await shareFragment(one);
      expect(fragment).toMatch(/^#share=1\.[\w.-]+$/);
      expect(isShare(fragment)).toBe(true);
      expect(await readShare(fragment)).toEqual(one);
      expect(new URL(`http://localhost/${fragment}`).hash).toBe(fragment);
    }
  });

  it('with a letter changed or cut off anywhere gives the same or is refused, in words', async () => {
    const content = { name: 'Small', configs: {}, notebook: '# Hello\n' };
    const whole = await shareFragment(content);
    let refused = 0;
    for (let place = '#share='.length; place < whole.length; place++) {
      const letter = whole[place] === 'A' ? 'B' : 'A';
      const changed = whole.slice(0, place) + letter + whole.slice(place + 1);
      for (const broken of [changed, whole.slice(0, place)])
        try {
          // The last letter of base64 has bits that say nothing.
          expect(await readShare(broken)).toEqual(content);
        } catch (error) {
          expect((error as Error).message).toMatch(/link|newer version/);
          refused++;
        }
    }
    expect(refused).toBeGreaterThan(2 * (whole.length - '#share='.length) - 5);
  });

  it('may be broken into lines on its way', async () => {
    const fragment = await shareFragment(shared);
    expect(await readShare(fragment.replace(/(.{70})/g, '$1\r\n '))).toEqual(shared);
  });

  it.each([
    ['a newer form', link(shared, 2), 'newer version'],
    ['no workspace', link([1, 2]), 'no workspace'],
    ['a number', link(3), 'no workspace'],
    ['no text', link({ name: 'x', configs: {}, notebook: 3 }), 'no workspace'],
    ['no JSON', link('{'), 'can’t be read'],
    ['too much', link(' '.repeat(20 * 1024 * 1024)), 'can’t be read'],
    ['nothing', '#share=', 'not the whole'],
  ])('that carries %s is refused', async (_, fragment, message) => {
    await expect(readShare(fragment)).rejects.toThrow(message);
  });

  it('brings tables of configuration only, and a name on one line', async () => {
    const strange = link(
      '{"name": "a\\n\\u202eb", "configs": {"__proto__": "x", "ref_data": "y", "data_model": 3, "other": "z"}}',
    );
    expect(await readShare(strange)).toEqual({ name: 'a b', configs: { ref_data: 'y' } });
  });
});
