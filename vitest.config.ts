import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
    setupFiles: 'scripts/settle-imports.ts',
    pool: 'forks',
    watch: false,
    // As in `bin/medallion.js`: tests only pay for optimised WebAssembly.
    execArgv: ['--liftoff-only'],
    // All cores, as a test often waits for a process of its own: on two, a third less time than one after the other.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One second, which a busy machine doesn't keep, is what vitest waits by itself.
    expect: { poll: { timeout: 60_000 } },
  },
});
