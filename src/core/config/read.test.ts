import { describe, expect, it } from 'vitest';
import { formatProblem } from '../problem.ts';
import { printConfigTable } from './print.ts';
import { readConfigTable } from './read.ts';
import { configTableOf, configTables } from './tables.ts';

const table = (name: string) => configTables.find((candidate) => candidate.name === name)!;
const problems = (name: string, text: string) =>
  readConfigTable(table(name), text).problems.map(formatProblem);

describe('reading a configuration table', () => {
  it('takes an empty field and the word null for NULL, and keeps mapped values as they stand', () => {
    const { rows } = readConfigTable(
      table('ref_data'),
      'table_name,column_name,actual_value,std_value,seq_no,is_active\n cleansed_x , c ," a ",null,null,Y\n',
    );
    expect(rows[0]).toMatchObject({
      line: 2,
      active: true,
      values: {
        table_name: 'cleansed_x',
        column_name: 'c',
        actual_value: ' a ',
        std_value: null,
        seq_no: null,
      },
    });
  });

  it('counts lines through quoted line ends, CRLF, blank lines and a byte order mark', () => {
    const text =
      '\uFEFFname,table_name,sql_txt,seq_no,is_active\r\nLoad BI Table,bi_a,"SELECT\r\n1",1,Y\r\n\r\nLoad BI Table,bi_b,SELECT 2,x,Y\r\n';
    const { rows, problems: found } = readConfigTable(table('sql_repos'), text);
    expect(rows.map((row) => row.line)).toEqual([2, 5]);
    expect(found.map(formatProblem)).toEqual(['sql_repos.csv:5 seq_no: "x" is no number']);
  });

  const head = 'table_name,column_name,rule_type,rule_condition,rule_desc,is_active\n';
  it.each([
    [
      '',
      'dq_rule_config.csv:1: the file is empty; its first line must be table_name,column_name,rule_type,rule_condition,rule_desc,is_active',
    ],
    [`${head}std_x,c,REGX,a,b,Y`, 'dq_rule_config.csv:2 rule_type: unknown "REGX"; did you mean REGEX?'],
    [
      `${head}std_x,c,NOT_NULL,,b,yes`,
      'dq_rule_config.csv:2 is_active: warning: "yes" is neither Y nor N; the line is switched off',
    ],
    [`${head},c,NOT_NULL,,b,Y`, 'dq_rule_config.csv:2 table_name: is empty'],
    [`${head}std_x,c,NOT_NULL,b,Y`, 'dq_rule_config.csv:2: has 5 fields where the header has 6'],
    [
      'table_name,rule_type,rule_condition,rule_desc,is_active\n',
      'dq_rule_config.csv:1 column_name: the column is missing',
    ],
    [
      `${head.replace('rule_desc', 'rule_dsc')}`,
      'dq_rule_config.csv:1 rule_dsc: warning: unknown "rule_dsc"; did you mean rule_desc?; it is ignored',
    ],
  ])('says what is wrong, and where: %j', (text, message) => {
    expect(problems('dq_rule_config', text)).toContain(message);
  });

  it('does not check a line that is switched off', () => {
    expect(problems('dq_rule_config', `${head}std_x,,REGX,,,N`)).toEqual([]);
  });

  it('finds a table by the file’s name in any case and folder', () => {
    expect(configTableOf('C:\\configs\\DQ_Rule_Config.CSV')?.name).toBe('dq_rule_config');
    expect(configTableOf('other.csv')).toBeUndefined();
  });
});

describe('printing', () => {
  for (const config of configTables)
    it(`${config.name} reads again as it was`, () => {
      const values = (cell: string) =>
        Object.fromEntries(config.columns.map((column) => [column.name, cell]));
      const rows = ['a', 'a "b", c\nd', "'", null].map((cell, index) => ({
        file: `${config.name}.csv`,
        line: index,
        active: true,
        values: cell === null ? {} : values(cell),
      }));
      const read = readConfigTable(config, printConfigTable(config, rows)).rows;
      const filled = rows.filter((row) => Object.keys(row.values).length > 0);
      expect(read.slice(0, 3).map((row) => row.values)).toEqual(filled.map((row) => row.values));
    });
});
