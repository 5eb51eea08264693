import { describe, expect, it } from 'vitest';
import { readConfig } from '../core/config/config.ts';
import { configuredJobs } from '../core/planning/configured-jobs.ts';
import { choiceOf, withReading } from './file-settings.ts';
import { configs } from './workspace.test-helper.ts';

const shipped = configs['pipeline_config']!;
const jobsOf = (text: string) =>
  configuredJobs(readConfig({ pipeline_config: text }, '')).filter(({ kind }) => kind === 'extract');
const jobOf = (text: string, target: string) => jobsOf(text).find((job) => job.target === target)!;
/** The lines of a text that another one has otherwise, by number, as they are there. */
const changedLines = (before: string, after: string) => {
  const [old, now] = [before, after].map((text) => text.split(/(?<=\r\n|\n|\r(?!\n))/));
  expect(now).toHaveLength(old!.length);
  return Object.fromEntries(now!.flatMap((line, at) => (line === old![at] ? [] : [[at + 1, line]])));
};

const head =
  'layer,table_name,file_path,file_format,catalog_name,schema_name,has_header,encoding,delimiter,quote,skip_lines,sheet,is_active';
const line = (table: string, rest = 'true,,,,,,Y') => `bronze,${table},in/${table}.csv,csv,c,s,${rest}`;
const whole = `${head}\n${line('a')}\n${line('b')}\n`;

describe('withReading', () => {
  it('writes what is set into the line of the table, where it is read again', () => {
    const choice = { encoding: 'windows-1251', delimiter: '\t', quote: '', skipLines: 3, part: 'Sheet 1' };
    const text = withReading(whole, jobOf(whole, 'b'), { hasHeader: false, ...choice });
    expect(changedLines(whole, text)).toEqual({
      3: 'bronze,b,in/b.csv,csv,c,s,false,windows-1251,tab,none,3,Sheet 1,Y\n',
    });
    expect(choiceOf(jobOf(text, 'b'))).toEqual({ hasHeader: false, ...choice });
  });

  it.each([',', ';', '\t', ' ', '|', ':', '^', "'", '\u0001'])(
    'reads the delimiter %j again',
    (delimiter) => {
      const text = withReading(whole, jobOf(whole, 'a'), { delimiter });
      expect(choiceOf(jobOf(text, 'a'))).toEqual({ hasHeader: true, delimiter });
    },
  );

  it.each(['"', "'", '', '`'])('reads the quote %j again', (quote) => {
    const text = withReading(whole, jobOf(whole, 'a'), { quote });
    expect(choiceOf(jobOf(text, 'a'))).toEqual({ hasHeader: true, quote });
  });

  it.each(['Data, "raw"', 'a.csv:Sheet 2', 'Blätter\u00a0x', '=1+1'])('reads the sheet %j again', (part) => {
    const text = withReading(whole, jobOf(whole, 'a'), { part });
    expect(choiceOf(jobOf(text, 'a')).part).toBe(part);
  });

  it('says so where the configuration has no word for it', () => {
    const set = (choice: object) => () => withReading(whole, jobOf(whole, 'a'), choice);
    expect(set({ part: 'null' })).toThrow('pipeline_config can’t say that: "null"');
    expect(set({ part: ' Data ' })).toThrow('can’t say that: " Data "');
    expect(set({ delimiter: ';;' })).toThrow('can’t say that');
  });

  it('takes out what is not set any more', () => {
    const set = `${head}\n${line('a', 'false,utf-8,;,none,2,x,Y')}\n`;
    const text = withReading(set, jobOf(set, 'a'), { hasHeader: true });
    expect(text).toBe(`${head}\n${line('a')}\n`);
  });

  it('adds only the columns that it needs, behind the others, and none where nothing is set', () => {
    const job = jobOf(shipped, 'site_master');
    expect(withReading(shipped, job, choiceOf(job))).toBe(shipped);
    expect(withReading(shipped, job, { hasHeader: true })).toBe(shipped);
    const text = withReading(shipped, job, { delimiter: ';', skipLines: 0 });
    const now = text.split('\n');
    expect(now[0]).toBe(`${shipped.split('\n')[0]},delimiter,skip_lines`);
    expect(now[2]).toBe(`${shipped.split('\n')[2]},;,0`);
    expect(now[1]).toBe(`${shipped.split('\n')[1]},,`);
    const others = jobsOf(text).filter(({ target }) => target !== 'site_master');
    expect(others).toEqual(jobsOf(shipped).filter(({ target }) => target !== 'site_master'));
  });

  it('leaves a header that is not said unsaid as long as that means the same', () => {
    const unsaid = whole.replaceAll('true', '');
    expect(withReading(unsaid, jobOf(unsaid, 'a'), { hasHeader: true })).toBe(unsaid);
    const text = withReading(unsaid, jobOf(unsaid, 'a'), { hasHeader: false });
    expect(changedLines(unsaid, text)).toEqual({ 2: `${line('a', 'false,,,,,,Y')}\n` });
    const without =
      'layer,table_name,file_path,file_format,catalog_name,schema_name\nbronze,a,a.csv,csv,c,s\n';
    expect(withReading(without, jobOf(without, 'a'), { hasHeader: false })).toBe(
      'layer,table_name,file_path,file_format,catalog_name,schema_name,has_header\nbronze,a,a.csv,csv,c,s,false\n',
    );
  });

  it.each(['\r\n', '\r', '\n'])('keeps a byte order mark and the line end %j', (end) => {
    const before = `\uFEFF${whole.replaceAll('\n', end)}`;
    const text = withReading(before, jobOf(before, 'a'), { encoding: 'utf-8' });
    expect(text).toBe(before.replace('in/a.csv,csv,c,s,true,,', 'in/a.csv,csv,c,s,true,utf-8,'));
  });

  it('keeps the order and the case of columns, and a last line without an end', () => {
    const before =
      'IS_ACTIVE,Delimiter, table_name ,file_path,layer,file_format,catalog_name,schema_name\nY,,t,t.csv,bronze,csv,c,s';
    const text = withReading(before, jobOf(before, 't'), { delimiter: '|' });
    expect(text).toBe(before.replace('Y,,t', 'Y,|,t'));
  });

  it('leaves lines with quotes, commas and line ends in their fields as they are', () => {
    const odd = 'bronze,"o,dd","in/the ""old""\r\nfile.csv",csv,c,s,"true",,,,,,"Y"';
    const before = `${head}\n${odd}\n\n${line('b')}\n`;
    const text = withReading(before, jobOf(before, 'b'), { delimiter: ';' });
    expect(text).toBe(`${head}\n${odd}\n\n${line('b', 'true,,;,,,,Y')}\n`);
  });

  it('writes into the line in force where others of the table are switched off', () => {
    const off = line('a', 'true,,,,,,N');
    const before = `${head}\n${off}\n${line('a')}\n${off}\n`;
    expect(changedLines(before, withReading(before, jobOf(before, 'a'), { quote: "'" }))).toEqual({
      3: `${line('a', "true,,,',,,Y")}\n`,
    });
  });

  it('finds the line by table and file where it has moved, and refuses where it is gone', () => {
    const job = jobOf(whole, 'a');
    const moved = `${head}\n${line('b')}\n${line('a')}\n`;
    expect(changedLines(moved, withReading(moved, job, { skipLines: 1 }))).toEqual({
      3: `${line('a', 'true,,,,1,,Y')}\n`,
    });
    const gone = `${head}\n${line('b')}\n`;
    expect(() => withReading(gone, job, {})).toThrow('pipeline_config has no line for a any more');
    expect(() => withReading('', job, {})).toThrow('no line for a');
  });

  it('tells two tables of one workbook apart', () => {
    const book = (table: string, sheet: string) => `bronze,${table},book.xlsx,xlsx,c,s,true,,,,,${sheet},Y`;
    const before = `${head}\n${book('a', 'One')}\n${book('b', 'Two')}\n`;
    const text = withReading(before, jobOf(before, 'b'), { part: 'Three' });
    expect(changedLines(before, text)).toEqual({ 3: `${book('b', 'Three')}\n` });
  });

  it('gives the file another name in its folder, which holds from then on', () => {
    const text = withReading(whole, jobOf(whole, 'a'), { hasHeader: true }, 'Liste, neu.csv');
    expect(changedLines(whole, text)).toEqual({ 2: 'bronze,a,"in/Liste, neu.csv",csv,c,s,true,,,,,,Y\n' });
    expect(jobOf(text, 'a').file!.name).toBe('Liste, neu.csv');
  });
});
