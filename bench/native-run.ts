import { readProject } from '../src/cli/project.ts';
import { openNative } from '../src/engine/node.ts';
import { runSample } from './run-sample.ts';

// Runs the shipped pipeline once in a process of its own, so that its memory can be watched, and prints the record.
const [data = 'data_sample', threads = '1'] = process.argv.slice(2);
const { plan } = await readProject('configs');
const connector = await openNative({ threads: Number(threads) });
const record = await runSample(plan, connector, data);
await connector.close();
console.log(JSON.stringify(record));
