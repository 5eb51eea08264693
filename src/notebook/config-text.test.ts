import { describe, expect, it } from 'vitest';
import { configGrid, recordAt } from './config-lines.ts';
import { configTexts } from './config-text.ts';
import { nothingOwn } from './sources.ts';
import type { Effects } from './workspace.ts';

const shipped = {
  pipeline_config: 'shipped files',
  main_pipeline_config: 'shipped jobs',
  data_model: 'shipped model',
};

function texts(configs: Record<string, string>): Record<string, string | undefined> {
  const effects = {
    shipped: { configs: shipped, notebook: '', sample: new Set<string>() },
  } as unknown as Effects;
  const found = configTexts({ effects, own: { ...nothingOwn(), configs } });
  return Object.fromEntries(
    found.map(({ file, text, own }) => [file, text && `${own ? 'own: ' : ''}${text}`]),
  );
}

describe('the configuration in force', () => {
  it('is the shipped one, the user’s files in place of those of the same name', () => {
    expect(texts({})).toMatchObject({ 'pipeline_config.csv': 'shipped files', 'ref_data.csv': undefined });
    expect(texts({ ref_data: 'mine', pipeline_config: 'files' })).toMatchObject({
      'pipeline_config.csv': 'own: files',
      'main_pipeline_config.csv': 'shipped jobs',
      'ref_data.csv': 'own: mine',
      'data_model.csv': 'shipped model',
    });
  });
});

describe('a configuration file as a table', () => {
  const text =
    '\uFEFFname,table_name,sql_txt,is_active\r\n' +
    'Load BI Table,bi_a,"SELECT ""x"",\n  1\nFROM a",Y\r\n' +
    '\r\n' +
    'Load BI Table,bi_b, SELECT 2 ,N,more\r\n' +
    'Load BI Table,bi_c,null,N';

  it('has each record at the line on which it begins, verbatim, switched off or not', () => {
    const { header, lines } = configGrid(text);
    expect(header).toEqual(['name', 'table_name', 'sql_txt', 'is_active', '']);
    expect(lines).toEqual([
      { line: 2, fields: ['Load BI Table', 'bi_a', 'SELECT "x",\n  1\nFROM a', 'Y'], off: false },
      { line: 6, fields: ['Load BI Table', 'bi_b', ' SELECT 2 ', 'N', 'more'], off: false },
      { line: 7, fields: ['Load BI Table', 'bi_c', 'null', 'N'], off: true },
    ]);
    expect(configGrid('a,is_active\nx,N\ny, Y \nz,').lines.map(({ off }) => off)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('tells the record that a line belongs to', () => {
    const { lines } = configGrid(text);
    expect([1, 2, 4, 5, 6, 99].map((line) => recordAt(lines, line))).toEqual([-1, 0, 0, 0, 1, 2]);
  });

  it('is empty where the file is', () => expect(configGrid('')).toEqual({ header: [], lines: [] }));
});
