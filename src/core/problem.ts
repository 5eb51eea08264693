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

/** Problems by file and line, each place named once: what the checks find later at a line with an error is its echo. */
export function tidyProblems(found: readonly Problem[]): Problem[] {
  const places = new Set<string>();
  return found
    .filter(({ file, line, severity, message }) => {
      const place = severity === 'error' ? `${file}:${line}` : `${file}:${line}:${message}`;
      return !places.has(place) && places.add(place);
    })
    .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
