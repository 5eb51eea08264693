import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { colours } from './colours.ts';

it('a report’s colours are those of the page', () => {
  const css = readFileSync('src/app/page.css', 'utf8');
  const own = [...css.matchAll(/--([\w-]+): light-dark\(([^,]+), ([^)]+)\);/g)];
  expect(colours).toEqual(Object.fromEntries(own.map(([, name, light, dark]) => [name, [light, dark]])));
});
