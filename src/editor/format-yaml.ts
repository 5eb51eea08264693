import { errorText } from '../core/error-text.ts';
import { formatSql } from './format-sql.ts';

/** The line that a block of SQL begins with, in front of it the spaces and the dash of a list. */
const opening = /^(\s*(?:- +)?)data:\s*\|[-+]?\s*(?:#.*)?$/;

/**
 * A dashboard's YAML with the SQL of its `data: |` blocks laid out anew; everything else stays. Throws an Error that
 * names the line, of the whole text, of the first SQL that can't be laid out.
 */
export async function formatYaml(text: string): Promise<string> {
  const lines = text.split('\n');
  const result: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    result.push(line);
    const column = opening.exec(line)?.[1]!.length;
    if (column === undefined) continue;
    const block = blockAfter(lines, at + 1, column);
    result.push(...(await formatBlock(block, at + 1)));
    at += block.length;
  }
  return result.join('\n');
}

/** The lines that are indented more than the key, without the empty ones at the end. */
function blockAfter(lines: readonly string[], start: number, column: number): string[] {
  let end = start;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.trim() === '') continue;
    if (line.length - line.trimStart().length <= column) break;
    end = at + 1;
  }
  return lines.slice(start, end);
}

async function formatBlock(block: readonly string[], above: number): Promise<string[]> {
  const first = block.find((line) => line.trim() !== '');
  if (first === undefined) return [...block];
  const indent = first.length - first.trimStart().length;
  const sql = block.map((line) => line.slice(indent)).join('\n');
  try {
    const formatted = await formatSql(sql);
    return formatted.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  } catch (error) {
    const message = errorText(error);
    throw new Error(
      message.replace(/^Line (\d+)/, (_, line: string) => `Line ${Number(line) + above}`),
      { cause: error },
    );
  }
}
