import { describe, expect, it } from 'vitest';
import type { Connector } from './connector.ts';
import { openNative } from './node.ts';

const long = 'SELECT sum(hash(a.range + b.range)::HUGEINT) FROM range(1000000) a, range(1000000) b';
const work: Record<string, (connector: Connector) => Promise<unknown>> = {
  query: (connector) => connector.query(long),
  run: (connector) => connector.run(`CREATE TABLE t AS ${long}`),
  look: (connector) => connector.look(long),
  stream: async (connector) => {
    for await (const piece of connector.stream(long)) void piece;
  },
  apart: (connector) => connector.apart((run) => run(long)),
};
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('an engine that is closed while it works', () => {
  for (const [name, start] of Object.entries(work))
    for (const milliseconds of [0, 50])
      it(`ends a ${name} of ${milliseconds} ms, and says so`, async () => {
        const connector = await openNative();
        const ended = expect(start(connector)).rejects.toMatchObject({ name: 'AbortError' });
        await pause(milliseconds);
        await connector.close();
        await ended;
      });

  it('ends what waits its turn too', async () => {
    const connector = await openNative();
    const ended = [connector.look(long), connector.look('SELECT 1')].map((look) =>
      expect(look).rejects.toThrow(),
    );
    await pause(50);
    await connector.close();
    await Promise.all(ended);
  });

  it('takes no more work', async () => {
    const connector = await openNative();
    await connector.close();
    for (const start of Object.values(work)) await expect(start(connector)).rejects.toThrow();
    await connector.close();
  });
});
