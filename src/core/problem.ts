/** How bad a problem is: an error fails the job that it concerns (exit code 2), a warning is only said. */
export type Severity = 'error' | 'warning';

/** Something wrong in a configuration table, said the same way in a cell, a grid and a terminal. */
export interface Problem {
  severity: Severity;
  /** The file's name, such as `dq_rule_config.csv`. */
  file: string;
  /** 1-based line of the file on which the record begins. */
  line: number;
  /** The configuration table's column, or '' where the whole line is meant. */
  column: string;
  message: string;
}

/** One line of text: `file.csv:LINE column: message`, warnings marked as such. */
export function formatProblem(problem: Problem): string {
  const place = [`${problem.file}:${problem.line}`, problem.column].filter((part) => part !== '').join(' ');
  return `${place}: ${problem.severity === 'warning' ? 'warning: ' : ''}${problem.message}`;
}
