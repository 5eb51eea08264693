import { expect, it } from 'vitest';
import { configGrid } from './config-lines.ts';
import { lineChanges } from './line-changes.ts';

const changes = (before: string, after: string) =>
  lineChanges(configGrid(before).lines, configGrid(after).lines).map(
    ({ sign, line, text }) => `${sign} ${line}: ${text}`,
  );

it('tells which records are gone and which are new', () => {
  expect(changes('a,b\n1,x\n2,y\n3,z\n', 'a,b\n1,x\n2,w\n3,z\n4,v\n')).toEqual([
    '− 3: 2, y',
    '+ 3: 2, w',
    '+ 5: 4, v',
  ]);
});

it('counts records that are there twice, and takes one that moved for the same', () => {
  expect(changes('a\n1\n1\n2\n', 'a\n2\n1\n')).toEqual(['− 3: 1']);
});
