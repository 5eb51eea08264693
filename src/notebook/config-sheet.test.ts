import { beforeEach, describe, expect, it } from 'vitest';
import { ConfigDraft } from './config-draft.ts';
import { ConfigSheet } from './config-sheet.ts';
import { start } from './workspace.test-helper.ts';
import type { Workspace } from './workspace.ts';

describe('a sheet of the configuration', () => {
  let workspace: Workspace;
  beforeEach(async () => {
    workspace = await start();
    await workspace.runner.runAll();
  });

  const open = (name = 'dq_rule_config', whole = false) => {
    const draft = new ConfigDraft(workspace, () => undefined);
    return { draft, sheet: new ConfigSheet(draft, name, whole) };
  };
  const cellOf = (sheet: ConfigSheet, text: string, column: string) => {
    const record = sheet.lines.findIndex(({ fields }) => fields.some((field) => field.includes(text)));
    const at = sheet.columns.findIndex(({ name }) => name === column);
    return { record, at, line: sheet.lines[record]!, column: sheet.columns[at]! };
  };

  it('gives cells values, and adds a line that is switched on for the same table', () => {
    const { draft, sheet } = open();
    const { record, at } = cellOf(sheet, 'delay_days <= 60', 'rule_condition');
    expect(sheet.set(record, at, 'delay_days <= 60')).toBe(false);
    expect(draft.isChanged).toBe(false);
    expect(sheet.set(record, at, 'delay_days <= 5')).toBe(true);
    expect(sheet.value(record, at)).toBe('delay_days <= 5');
    const { length } = sheet.lines;
    sheet.add();
    expect(sheet.valuesOf(sheet.lines[length]!)).toMatchObject({
      table_name: sheet.valuesOf(sheet.lines[length - 1]!)['table_name'],
      is_active: 'Y',
      rule_type: '',
    });
    draft.stop();
  });

  it('has the columns that the file lacks where wanted', () => {
    const names = ({ sheet }: { sheet: ConfigSheet }) => sheet.columns.map(({ name }) => name);
    expect(names(open())).not.toContain('severity');
    expect(names(open('dq_rule_config', true))).toContain('severity');
  });

  it('knows which cells hold SQL', () => {
    const { sheet } = open();
    const custom = cellOf(sheet, 'delay_days <= 60', 'rule_condition');
    expect(sheet.sqlIn(custom.column, custom.line)).toEqual({
      kind: 'condition',
      table: 'std_shipment_data',
    });
    const pattern = cellOf(sheet, '^[0-9]{10}$', 'rule_condition');
    expect(sheet.sqlIn(pattern.column, pattern.line)).toBeUndefined();
    const { sheet: queries } = open('sql_repos');
    const query = cellOf(queries, 'bi_product_performance', 'sql_txt');
    expect(queries.sqlIn(query.column, query.line)).toEqual({ kind: 'query' });
  });

  it('says of SQL what the plan finds wrong in it, else what the engine says', async () => {
    const { draft, sheet } = open();
    const { line, column } = cellOf(sheet, 'delay_days <= 60', 'rule_condition');
    const said = (text: string) => sheet.check(workspace, column, line, text);
    expect(await said('delay_days < 5')).toEqual({ faults: [], note: 'The engine takes it.' });
    expect((await said('delay_days < 5)')).faults).toMatchObject([
      { message: 'has brackets that do not match' },
    ]);
    const [fault] = (await said('delay_dayz < 5')).faults;
    expect(fault).toMatchObject({ from: 0, to: 10, severity: 'error' });
    expect(draft.isChanged).toBe(false);
  });

  it('looks at a line that is switched off as if it were on', async () => {
    const { draft, sheet } = open();
    const { line, column } = cellOf(sheet, 'delay_days <= 60', 'rule_condition');
    sheet.edit((edit) => edit.set(line.line, { is_active: 'N' }));
    expect((await sheet.check(workspace, column, line, 'delay_dayz < 5')).faults).toHaveLength(1);
    draft.stop();
  });

  it('has the engine’s word among the problems of a line that is changed', async () => {
    const { draft, sheet } = open();
    const { record, at, line } = cellOf(sheet, 'delay_days <= 60', 'rule_condition');
    sheet.set(record, at, 'delay_dayz <= 5');
    await expect.poll(() => sheet.problemsOf(line)).toHaveLength(1);
    expect(sheet.problemsOf(line)[0]).toMatchObject({ column: 'rule_condition', severity: 'error' });
    draft.undo();
    await expect.poll(() => sheet.problemsOf(line)).toEqual([]);
    draft.stop();
  });
});
