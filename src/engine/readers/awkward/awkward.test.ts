import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Connector } from '../../connector.ts';
import { openNative } from '../../node.ts';
import { expectAwkward } from './awkward-file.test-helper.ts';
import { archiveFiles } from './archives.test-cases.ts';
import { columnarFiles, workbookFiles } from './binary-files.test-cases.ts';
import { brokenFiles, encodedFiles } from './broken-files.test-cases.ts';
import { csvFiles } from './csv-files.test-cases.ts';
import { guessedFiles } from './csv-guesses.test-cases.ts';
import { foreignFiles } from './encodings.test-cases.ts';
import { jsonFiles } from './json-files.test-cases.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative({ threads: 1 });
});
afterAll(() => connector.close());

describe.each([
  ['CSV files', csvFiles],
  ['guesses about CSV files', guessedFiles],
  ['encoded and packed files', encodedFiles],
  ['files in other encodings', foreignFiles],
  ['broken files', brokenFiles],
  ['JSON files', jsonFiles],
  ['workbooks', workbookFiles],
  ['archives', archiveFiles],
  ['Parquet and Arrow', columnarFiles],
])('%s', (_kind, files) => {
  it.each(files)('$what', (file) => expectAwkward(file, connector));
});
