import { expect, it } from 'vitest';
import { dataFolder } from './data-folder.ts';

const first = { catalog: 'lake', schema: 'raw', table: 'orders' };

it.each([
  [['/Volumes/a/b/c/x.csv', '/Volumes/a/b/c/y.csv'], '/Volumes/a/b/c'],
  [['/Volumes/a/b/c/x.csv', '/Volumes/a/b/d/y.csv'], '/Volumes/a/b'],
  [['dbfs:/mnt/in/x.csv', '/mnt/in/deep/y.csv'], '/mnt/in'],
  [['/x.csv'], '/'],
  [['/Volumes/a/b/c/x.csv', 'data/y.csv'], '/Volumes/lake/raw/files'],
  [[], '/Volumes/lake/raw/files'],
])('%j lie below %s', (paths, folder) => {
  expect(dataFolder(paths, first)).toBe(folder);
});
