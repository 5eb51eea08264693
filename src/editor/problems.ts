import type { Diagnostic } from '@codemirror/lint';
import { setDiagnostics } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';

/** Something wrong in the text, from one offset to another. */
export interface EditorProblem {
  from: number;
  to: number;
  message: string;
  severity: 'error' | 'warning';
}

/** Marks the problems in the text; places beyond its end, from an older text, are moved to it. */
export function markProblems(state: EditorState, problems: readonly EditorProblem[]): TransactionSpec {
  const within = (offset: number): number => Math.max(0, Math.min(offset, state.doc.length));
  const diagnostics = problems.map((problem): Diagnostic => {
    const from = within(problem.from);
    const to = Math.max(from, within(problem.to));
    return { from, to, message: problem.message, severity: problem.severity };
  });
  return setDiagnostics(
    state,
    diagnostics.sort((a, b) => a.from - b.from),
  );
}

/** The problems as a sentence for assistive technology, '' where there are none. */
export function problemsText(state: EditorState, problems: readonly EditorProblem[]): string {
  if (problems.length === 0) return '';
  const count = problems.length === 1 ? 'One problem.' : `${problems.length} problems.`;
  const first = problems.slice(0, 3).map(({ from, message }) => {
    const line = state.doc.lineAt(Math.max(0, Math.min(from, state.doc.length))).number;
    return `Line ${line}: ${message}`;
  });
  return [count, ...first].join(' ');
}
