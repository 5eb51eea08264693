import { indentService } from '@codemirror/language';
import { sqlRegion } from './sql-region.ts';

/** Lines after which the next one belongs to them: a clause on its own, or a bracket that is still open. */
const opens =
  /(?:[([{]|^\s*(?:SELECT|FROM|WHERE|GROUP BY|ORDER BY|HAVING|QUALIFY|SET|VALUES|WITH|DISTINCT|CASE))\s*$/i;

/**
 * A new line of SQL begins where the one before began. The grammar's own rule indents every line of a statement, so
 * that each clause would have to be moved back.
 */
export const sqlIndent = indentService.of((context, offset) => {
  if (!sqlRegion(context.state, offset)) return undefined;
  const here = context.state.doc.lineAt(offset);
  // Where a line is being broken, what stands before the break is the line before.
  const isBreak = context.simulatedBreak !== null && context.simulatedBreak >= here.from;
  let text = isBreak ? here.text.slice(0, offset - here.from) : '';
  for (let number = here.number - 1; text.trim() === '' && number > 0; number--)
    text = context.state.doc.line(number).text;
  const indent = text.length - text.trimStart().length;
  const closes = /^\s*[)\]}]/.test(isBreak ? here.text.slice(offset - here.from) : here.text);
  if (opens.test(text)) return closes ? indent : indent + context.unit;
  return closes ? Math.max(0, indent - context.unit) : indent;
});
