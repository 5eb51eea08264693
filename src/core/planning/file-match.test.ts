import { describe, expect, it } from 'vitest';
import { fileStem, matchFiles } from './file-match.ts';

const match = (files: string[], wanted: string[]) =>
  Object.fromEntries(matchFiles(files, (name) => name, wanted));

describe('a data file', () => {
  it.each([
    ['in/HCP_Data.csv.gz', 'hcp_data'],
    ['C:\\in\\hcp_data.xlsx', 'hcp_data'],
    ['hcp.data.2025.parquet', 'hcp.data.2025'],
    ['hcp_data', 'hcp_data'],
    ['.csv', ''],
  ])('%s is called %s', (path, stem) => expect(fileStem(path)).toBe(stem));

  it('stands for the one of its name, in any case', () => {
    expect(match(['A.CSV', 'b.json'], ['a.csv', 'b.json', 'c.csv'])).toEqual({
      'a.csv': 'A.CSV',
      'b.json': 'b.json',
    });
  });

  it('stands for one that is called alike, unless one of the same name is there', () => {
    expect(match(['a.xlsx'], ['a.csv'])).toEqual({ 'a.csv': 'a.xlsx' });
    expect(match(['a.csv', 'a.xlsx'], ['a.csv'])).toEqual({ 'a.csv': 'a.csv' });
    expect(match(['a.tsv', 'a.xlsx'], ['a.csv'])).toEqual({ 'a.csv': 'a.xlsx' });
  });

  it('never stands for another', () => {
    expect(match(['ab.csv', 'a.csv.bak', '.csv'], ['a.csv', 'b.csv'])).toEqual({});
  });
});
