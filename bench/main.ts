import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from '../scripts/sample/generate.ts';
import { serveSite } from './browser.ts';
import { measureDashboards } from './dashboards.ts';
import { measureExplanations } from './explanations.ts';
import { measureFiles } from './files.ts';
import { measureFirstVisit } from './first-visit.ts';
import { measureImpactInPage } from './impact-in-page.ts';
import { printMeasures, type Measure } from './measure.ts';
import { measureNative } from './native.ts';
import { measurePassports } from './passports.ts';
import { measureSnapshots } from './snapshots.ts';
import { measureSpark, withoutSpark } from './spark.ts';
import { measureWasm } from './wasm.ts';
import { measureWorkbench } from './workbench.ts';

const { values } = parseArgs({
  options: {
    scales: { type: 'string', default: '1,100,1000' },
    /** Only the measures of work with the notebook. */
    workbench: { type: 'boolean', default: false },
    /** Only the answers of the dashboards' tiles. */
    dashboards: { type: 'boolean', default: false },
    /** Only how fast tables are kept and come back. */
    snapshots: { type: 'boolean', default: false },
    /** Only how fast files of each format are loaded. */
    files: { type: 'boolean', default: false },
    /** Only how long the passport of a row takes. */
    passports: { type: 'boolean', default: false },
    /** Only how long it takes to say what an edit would do, and where a column comes from. */
    explanations: { type: 'boolean', default: false },
    /** Only the pipeline on all engines. */
    engines: { type: 'boolean', default: false },
    /** How many records these files have. */
    rows: { type: 'string', default: '300000' },
    /** Gigabytes of the CSV file whose memory is measured. */
    large: { type: 'string', default: '1' },
  },
});
const isPart =
  values.workbench ||
  values.dashboards ||
  values.snapshots ||
  values.files ||
  values.passports ||
  values.explanations;
const allScales = values.scales.split(',').map(Number);
const scales = isPart ? [] : allScales;
const isWhole = !isPart && !values.engines;
if (!existsSync('dist/index.html')) throw new Error('dist/ holds no site: run `npm run build` first');

const site = await serveSite();
const folder = join(tmpdir(), `medallion-bench-data-${process.pid}`);
try {
  if (isWhole) console.log(await measureFirstVisit(site));
  if (isWhole || values.workbench) console.log(await measureWorkbench(site.address));
  if (isWhole || values.dashboards) console.log(await measureDashboards(site.address));
  if (isWhole || values.snapshots) console.log(await measureSnapshots(site.address));
  if (isWhole || values.files)
    console.log(await measureFiles(site.address, Number(values.rows), Number(values.large) * 1e9));
  if (isWhole || values.passports) console.log(await measurePassports(join(folder, 'passports'), allScales));
  if (isWhole || values.explanations) {
    console.log(await measureExplanations(join(folder, 'explanations'), allScales));
    console.log(await measureImpactInPage(site.address, join(folder, 'impact'), allScales));
  }
  const measures: Measure[] = [];
  const reason = withoutSpark();
  if (scales.length > 0 && reason) console.log(reason);
  for (const scale of scales) {
    const data = join(folder, String(scale));
    mkdirSync(data, { recursive: true });
    await generate({ seed: 1, scale, out: data });
    measures.push(
      await measureWasm(site.address, data, scale),
      await measureNative(data, scale, 1),
      await measureNative(data, scale, 2),
    );
    if (!reason) measures.push(await measureSpark(data, scale));
    rmSync(data, { recursive: true });
  }
  if (measures.length > 0) console.log(printMeasures(measures));
} finally {
  site.close();
  rmSync(folder, { recursive: true, force: true });
}
