import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CalmText } from './calm-text.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function show() {
  const now = { text: 'Job 1 of 3', goesOn: true };
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => calm.hostUpdate(),
    updateComplete: Promise.resolve(true),
  };
  const calm: CalmText = new CalmText(
    host,
    () => now.text,
    () => now.goesOn,
  );
  calm.hostUpdate();
  const change = (text: string, goesOn: boolean) => {
    Object.assign(now, { text, goesOn });
    calm.hostUpdate();
  };
  return { calm, change };
}

it('keeps a text for a moment while jobs follow each other, then tells the latest', () => {
  const { calm, change } = show();
  change('Job 2 of 3', true);
  change('Job 3 of 3', true);
  expect(calm.value).toBe('Job 1 of 3');
  vi.advanceTimersToNextTimer();
  expect(calm.value).toBe('Job 3 of 3');
});

it('tells the end at once', () => {
  const { calm, change } = show();
  change('last run 12:00', false);
  expect(calm.value).toBe('last run 12:00');
  expect(vi.getTimerCount()).toBe(0);
});
