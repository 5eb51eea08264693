import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../core/plan.ts';
import { smallProject } from '../engine/pipeline.test-helper.ts';
import { Graph, type Reader } from './graph.ts';

let plan: Plan;
beforeAll(async () => {
  plan = await smallProject();
});

const reader = (id: string, reads: string[], name = ''): Reader => ({
  id,
  title: name || id,
  name,
  reads: reads.map((table) => ({ parts: table.split('.'), from: 0, to: 0 })),
});
const graphOf = (...readers: Reader[]) => new Graph(plan.jobs, readers);

describe('who depends on whom', () => {
  it('follows a table through all jobs', () => {
    const graph = graphOf();
    const { id } = plan.jobs[0]!;
    expect([...graph.downstream(id)]).toEqual(plan.jobs.slice(1).map((job) => job.id));
    const last = plan.jobs.at(-1)!.id;
    expect(graph.needed([last], () => false).size).toBe(plan.jobs.length);
    expect([...graph.needed([last], (other) => other !== last)]).toEqual([last]);
  });

  it('finds a job’s table by its whole name and by its last parts', () => {
    const { targetTable, id } = plan.jobs.find(({ kind }) => kind === 'stage')!;
    const { catalog, schema, table } = targetTable;
    for (const name of [table, `${schema}.${table}`, `${catalog}.${schema}.${table}`])
      expect(graphOf(reader('c1', [name])).direct('c1'), name).toContain(id);
    expect(graphOf(reader('c1', [`other.${table}`, table.slice(1), ''])).direct('c1')).toEqual([]);
  });

  it('reads cells by name, in any order of the notebook', () => {
    const graph = graphOf(
      reader('c1', ['middle'], 'end'),
      reader('c2', ['main.start'], 'middle'),
      reader('c3', [], 'start'),
    );
    expect(graph.order.slice(-3)).toEqual(['c3', 'c2', 'c1']);
    expect([...graph.downstream('c3')]).toEqual(['c2', 'c1']);
    expect(graph.readersOf('c3')).toEqual(['c2']);
  });

  it('takes a cell before a table that is called alike, but not the cell itself', () => {
    const { targetTable, id } = plan.jobs.find(({ kind }) => kind === 'stage')!;
    const name = targetTable.table;
    const graph = graphOf(reader('c1', [name], name), reader('c2', [name.toUpperCase().toLowerCase()]));
    expect(graph.direct('c1')).toContain(id);
    expect(graph.direct('c2')).toEqual(['c1']);
    expect(graph.problems.size).toBe(0);
  });

  it('names what stands in a circle, and what only hangs on it', () => {
    const graph = graphOf(reader('c1', ['b'], 'a'), reader('c2', ['a'], 'b'), reader('c3', ['b'], 'c'));
    expect(graph.problems.get('c1')).toContain('a needs b, which needs it in turn');
    expect(graph.problems.get('c2')).toContain('b needs a');
    expect(graph.problems.has('c3')).toBe(false);
    expect(graph.order).toHaveLength(plan.jobs.length + 3);
  });

  it('gives a name to the first cell that has it', () => {
    const graph = graphOf(reader('c1', [], 'a'), reader('c2', [], 'A'), reader('c3', ['a']));
    expect(graph.problems.get('c2')).toContain('taken');
    expect(graph.direct('c3')).toEqual(['c1']);
  });
});
