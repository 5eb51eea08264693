import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { engineSize } from './engine-size.ts';

it('is the size of the engine that is installed', () => {
  expect(statSync('node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm').size).toBe(engineSize);
});
