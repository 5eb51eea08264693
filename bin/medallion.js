#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { register } from 'tsx/esm/api';

// Optimising the parser of Spark SQL (22 MB of WebAssembly) takes four times as long as what it is needed for.
setFlagsFromString('--liftoff-only');
register();
await import('../src/cli/main.ts');
