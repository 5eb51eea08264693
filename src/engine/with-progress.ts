/** How far something is: records done, and the share from 0 to 1 of the file or statement. */
export interface Progress {
  rows?: number;
  share?: number;
}

/**
 * Runs work that tells its progress by calling back, and yields what it told, the latest where several calls came at
 * once. Returns the work's result; rejects as it does. Whoever leaves it early waits for the work's end: it is never
 * left behind, at something that its caller takes to be over.
 */
export async function* withProgress<Result>(
  work: (tell: (progress: Progress) => void) => Promise<Result>,
): AsyncGenerator<Progress, Result> {
  let latest: Progress | undefined;
  let wake: () => void = () => undefined;
  const result = work((progress) => {
    latest = progress;
    wake();
  });
  // The rejection is passed on below; until then it must not count as unhandled.
  result.catch(() => undefined);
  try {
    for (;;) {
      const told = new Promise<'told'>((resolve) => (wake = () => resolve('told')));
      if (latest === undefined) {
        const outcome = await Promise.race([told, result.then((value) => ({ value }))]);
        if (outcome !== 'told') return outcome.value;
      }
      if (latest !== undefined) yield latest;
      latest = undefined;
    }
  } finally {
    await result.catch(() => undefined);
  }
}
