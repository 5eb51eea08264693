import { describe, expect, it } from 'vitest';
import { withProgress, type Progress } from './with-progress.ts';

async function collect(work: Parameters<typeof withProgress<string>>[0]) {
  const told: Progress[] = [];
  const progress = withProgress(work);
  for (;;) {
    const { done, value } = await progress.next();
    if (done) return { told, result: value };
    told.push(value);
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('work that tells its progress', () => {
  it('yields what it tells and returns its result', async () => {
    const outcome = await collect(async (tell) => {
      tell({ rows: 1 });
      await pause();
      tell({ rows: 2 });
      tell({ rows: 3 });
      await pause();
      return 'done';
    });
    expect(outcome).toEqual({ told: [{ rows: 1 }, { rows: 3 }], result: 'done' });
  });

  it('rejects as the work does', async () => {
    await expect(collect(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  });

  it('waits for the work where it is left early', async () => {
    let isOver = false;
    const progress = withProgress(async (tell) => {
      tell({ rows: 1 });
      await pause();
      isOver = true;
      throw new Error('lost');
    });
    for await (const told of progress) {
      expect(told).toEqual({ rows: 1 });
      break;
    }
    expect(isOver).toBe(true);
  });
});
