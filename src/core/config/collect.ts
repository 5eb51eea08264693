import { errorText } from '../error-text.ts';
import type { Problem } from '../problem.ts';
import { checks } from '../rules/checks/checks.ts';
import { readTolerance } from '../rules/tolerance.ts';
import { cleanseSteps } from '../rules/cleanse/steps.ts';
import { mappingTriggers } from '../rules/mappings/mappings.ts';
import { unknown } from '../suggest.ts';
import { activeRows, type Config } from './config.ts';
import type { ConfigRow } from './read.ts';
import { emptyRules, type Rules } from './rules.ts';

/** The rules for one table, and what is wrong with their lines. */
export interface Collected {
  rules: Rules;
  problems: Problem[];
}

/** The active lines of a rule table that concern a table, by its own name. */
export function linesFor(config: Config, ruleTable: string, table: string): ConfigRow[] {
  return activeRows(config, ruleTable).filter(
    (row) => row.values['table_name']?.split('.').pop()!.toLowerCase() === table.toLowerCase(),
  );
}

/** Adds an error at a column of the row, unless the reader has already found one there. */
function reporter(config: Config, problems: Problem[]) {
  return (row: ConfigRow, column: string, text: string, severity: Problem['severity'] = 'error') => {
    const place = (p: Problem) => p.file === row.file && p.line === row.line && p.column === column;
    if (!config.problems.some(place))
      problems.push({ severity, file: row.file, line: row.line, column, message: text });
  };
}

/** The cleansing steps on a bronze table. */
export function collectCleanse(config: Config, table: string): Collected {
  const found: Collected = { rules: emptyRules(), problems: [] };
  const report = reporter(config, found.problems);
  for (const row of linesFor(config, 'cleansing_rules', table)) {
    const text = row.values['cleanse_type']?.trim() ?? '';
    const [, name = text, argument = ''] = /^([^:]*):(.*)$/s.exec(text) ?? [];
    const step = cleanseSteps.find((candidate) => candidate.name === name.trim());
    if (!step) {
      const names = cleanseSteps.map((candidate) => candidate.name);
      report(row, 'cleanse_type', unknown(name, names));
      continue;
    }
    try {
      if (step.argument && argument === '')
        throw new Error(`${step.name} needs ${step.argument.doc}, as ${step.name}:…`);
      if (!step.argument && argument !== '')
        throw new Error(`${step.name} takes no argument, found ":${argument}"`);
      step.argument?.check(argument);
      found.rules.cleanse.push({ column: row.values['column_name'] ?? '', step, argument, line: row.line });
    } catch (error) {
      report(row, 'cleanse_type', errorText(error));
    }
  }
  return found;
}

/** The mappings on a cleansed table. */
export function collectMappings(config: Config, table: string): Collected {
  const found: Collected = { rules: emptyRules(), problems: [] };
  const report = reporter(config, found.problems);
  for (const row of linesFor(config, 'ref_data', table)) {
    const { column_name: column, actual_value: actual, std_value: standard } = row.values;
    if (actual == null) {
      report(row, 'actual_value', 'is empty, so the line matches nothing (NULL equals no value)', 'warning');
      continue;
    }
    const trigger = mappingTriggers.find((candidate) => candidate.name === actual);
    if (!trigger && /^__.*__$/.test(actual)) {
      const names = mappingTriggers.map((candidate) => candidate.name);
      report(row, 'actual_value', unknown(actual, names));
    } else if (trigger?.standard !== undefined && trigger.standard !== standard) {
      report(row, 'std_value', `${trigger.name} goes with ${trigger.standard}, found "${standard ?? ''}"`);
    } else {
      found.rules.mappings.push({
        column: column ?? '',
        actual,
        standard: standard ?? null,
        trigger,
        line: row.line,
      });
    }
  }
  return found;
}

/** The checks on a standardized table. */
export function collectChecks(config: Config, table: string): Collected {
  const found: Collected = { rules: emptyRules(), problems: [] };
  const report = reporter(config, found.problems);
  for (const row of linesFor(config, 'dq_rule_config', table)) {
    const {
      column_name: column,
      rule_type: type,
      rule_condition: condition,
      rule_desc: description,
    } = row.values;
    const check = checks.find((candidate) => candidate.name === type);
    if (!check) {
      report(
        row,
        'rule_type',
        unknown(
          type ?? '',
          checks.map((candidate) => candidate.name),
        ),
      );
      continue;
    }
    if (!column && !check.typed && !check.whole) {
      report(row, 'column_name', 'is empty');
      continue;
    }
    try {
      if (check.condition && !check.condition.optional && condition == null)
        throw new Error(`${check.name} needs ${check.condition.doc}`);
      if (condition != null || !check.condition?.optional) check.condition?.check(condition ?? '');
    } catch (error) {
      report(row, 'rule_condition', errorText(error));
      continue;
    }
    let tolerance = 0;
    try {
      if (row.values['tolerance']?.trim()) tolerance = readTolerance(row.values['tolerance']);
    } catch (error) {
      report(row, 'tolerance', errorText(error));
      continue;
    }
    found.rules.checks.push({
      column: column ?? '',
      check,
      condition: condition ?? '',
      description: description?.trim() || [column, check.name, condition].filter(Boolean).join(' '),
      severity: row.values['severity'] === 'WARN' ? 'WARN' : 'ERROR',
      tolerance,
      line: row.line,
    });
  }
  return found;
}
