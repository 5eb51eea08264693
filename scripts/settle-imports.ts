import { afterAll, vi } from 'vitest';

// Code that something in the background still loads when a file's tests have ended would fail the whole run.
afterAll(() => vi.dynamicImportSettled());
