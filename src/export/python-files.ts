import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProjectFiles } from './jobs.ts';

/** The Python of every project, the same whatever its configuration says. */
const shared = new URL('./project', import.meta.url);

/** The Python below the folders, the shared one first, by path. */
export function pythonFiles(...more: URL[]): ProjectFiles {
  const files: ProjectFiles = {};
  for (const folder of [shared, ...more].map((url) => fileURLToPath(url)))
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (path.endsWith('.py')) files[path.replaceAll('\\', '/')] = readFileSync(join(folder, path), 'utf8');
  return files;
}
