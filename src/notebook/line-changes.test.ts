import { expect, it } from 'vitest';
import { configGrid } from './config-lines.ts';
import { changeWords, lineChanges } from './line-changes.ts';

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

it('counts records that are there twice, and tells one that moved', () => {
  expect(changes('a\n1\n1\n2\n', 'a\n2\n1\n')).toEqual(['↕ 2: 2', '− 3: 1']);
  expect(changes('a\n1\n2\n3\n4\n', 'a\n0\n4\n1\n2\n3\n')).toEqual(['+ 2: 0', '↕ 3: 4']);
});

it('tells values with commas from two values', () => {
  expect(changes('a,b\n"x, y",z\n', 'a,b\nx,"y, z"\n')).toHaveLength(2);
});

it.each([
  ['a\n1\n2\n', 'a\n1\n3\n', '1 line of f.csv changed'],
  ['a\n1\n2\n', 'a\n2\n1\n', '1 line of f.csv moved'],
  ['a\n1\n2\n3\n', 'a\n3\n1\n4\n5\n', '1 line of f.csv changed, 1 added, 1 moved'],
  ['a\n1\n2\n', 'a\n', '2 lines of f.csv removed'],
])('counts what a reader would: %j → %j', (before, after, words) => {
  expect(changeWords(lineChanges(configGrid(before).lines, configGrid(after).lines), 'f.csv')).toBe(words);
});
