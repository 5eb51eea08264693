import type { Tools } from './unit.ts';

/** Tools that ask this and nothing else, so that a unit can be run beside the tables: what makes tables is refused. */
export function askingTools(query: Tools['query'], measure: Tools['measure'] = () => undefined): Tools {
  return {
    query,
    run: () => Promise.reject(new Error('Nothing makes tables here.')),
    table: { catalog: '', schema: '', table: '' },
    measure,
    blockerOf: () => '',
  };
}
