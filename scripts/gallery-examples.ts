import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDashboard, type Tile } from '../src/charts/charts.ts';

/** One tile of the gallery and the YAML that it is made of, as a plot cell holds it. */
export interface Example {
  tile: Tile;
  text: string;
}

/** The examples of a kind of chart, or of figures or tables. */
export interface Examples {
  /** Observable Plot's name of the mark; `kpi` and `table` are no marks. */
  name: string;
  examples: Example[];
}

/**
 * Reads the gallery's examples, a file for each kind. Throws where one has problems.
 * @param root the project's folder
 */
export function readExamples(root: string): Examples[] {
  const folder = join(root, 'src/charts/gallery');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().map((name) => examplesIn(name, readFileSync(join(folder, name), 'utf8')));
}

function examplesIn(file: string, text: string): Examples {
  const { spec, problems } = parseDashboard(text);
  const [problem] = problems;
  if (problem) throw new Error(`${file}, line ${problem.line}: ${problem.message}`);
  const lines = text.split('\n');
  const examples = spec.tiles.map((tile, at) => {
    const own = lines.slice(tile.line - 1, (spec.tiles[at + 1]?.line ?? lines.length + 1) - 1);
    // The dash of the list and the indentation behind it are no part of a tile.
    return {
      tile,
      text: own
        .map((line) => line.slice(4))
        .join('\n')
        .trimEnd(),
    };
  });
  return { name: spec.title, examples };
}
