import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allExamples } from './examples.ts';
import type { Installed } from './install.ts';
import { submit } from './submit.ts';

/** Asks Spark for every example of every rule. Returns a line for each that it answers otherwise. */
export async function checkExamples(installed: Installed): Promise<{ count: number; differences: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'medallion-examples-'));
  const [source, target] = [join(folder, 'examples.json'), join(folder, 'answers.json')];
  const examples = allExamples();
  writeFileSync(source, JSON.stringify(examples));
  const program = fileURLToPath(new URL('./examples.py', import.meta.url));
  const { code, output } = await submit(installed, program, [source, target, join(folder, 'lake')]);
  if (code !== 0) return { count: examples.length, differences: [output.slice(-3000)] };
  const answers = JSON.parse(readFileSync(target, 'utf8')) as { output?: string | null; error?: string }[];
  const differences = examples.flatMap(({ name, output: wanted, sql }, index) => {
    const { output: found, error } = answers[index]!;
    const said = error ?? JSON.stringify(found);
    return error === undefined && found === wanted
      ? []
      : [`${name}: ${said}, not ${JSON.stringify(wanted)}\n  ${sql}`];
  });
  return { count: examples.length, differences };
}
