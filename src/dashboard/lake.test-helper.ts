import type { PickValue } from '../charts/pick.ts';
import { toDate } from '../charts/values.ts';
import type { Connector } from '../engine/connector.ts';
import type { Filter } from './filter.ts';
import { modelIn } from './model.test-helper.ts';
import type { Model } from './model.ts';
import { randomness } from './random.test-helper.ts';

type Row = Record<string, PickValue>;

const types: Record<string, Record<string, string>> = {
  product: { product_id: 'VARCHAR', category: 'VARCHAR', price: 'DOUBLE', launched: 'DATE' },
  site: { site_id: 'INTEGER', region: 'VARCHAR', 'Site "Name"': 'VARCHAR' },
  person: { person_id: 'VARCHAR', site_id: 'INTEGER', active: 'BOOLEAN' },
  sale: {
    sale_id: 'INTEGER',
    product_id: 'VARCHAR',
    person_id: 'VARCHAR',
    units: 'BIGINT',
    day: 'DATE',
    at: 'TIMESTAMP',
    day_text: 'VARCHAR',
    share: 'DECIMAL(6,3)',
    weight: 'FLOAT',
    order: 'VARCHAR',
  },
  // A published table: the model has no references of it.
  summary: { summary_id: 'INTEGER', person_id: 'VARCHAR', product_id: 'VARCHAR', n: 'INTEGER' },
};
const keys: Record<string, [table: string, key: string]> = {
  product_id: ['product', 'product_id'],
  site_id: ['site', 'site_id'],
  person_id: ['person', 'person_id'],
};

const days = ['2024-12-30', '2025-01-06', '2025-01-07', '2025-02-28', '2025-03-01'];
const words = ["O'Brien", 'NORTH', 'South "east"', '', 'x', '5'];
/** Values for each column, in or out of the tables. */
export const valuesOf: Record<string, readonly PickValue[]> = {
  category: ['A', 'b', "C'", null, 'nobody'],
  price: [0.1, 2.5, 1e-7, 123456.789012345, null],
  launched: [...days, null],
  region: [...words, null],
  'Site "Name"': [...words, null],
  active: [true, false, null],
  units: [0, -3, 12, null],
  day: [...days, null],
  at: ['2025-01-06', '2025-01-06 10:30:00', '2025-03-01 23:59:59.123456', null],
  day_text: [...days, 'never', null],
  share: [0.125, 1, -2.5, null],
  weight: [0.5, 1.25, null],
  order: [...words, null],
  product_id: ['p1', 'p2', 'p9', null],
  person_id: ['h1', 'h7', null],
  site_id: [1, 2, 9, null],
  n: [1, 2, 3],
  nothing: ['x'],
};

/** A database of five tables that refer to each other, with NULL, orphans and strange names, and its model. */
export class Lake {
  private constructor(
    private readonly connector: Connector,
    readonly model: Model,
    private readonly rows: Readonly<Record<string, readonly Row[]>>,
  ) {}

  static async open(connector: Connector): Promise<Lake> {
    const rows = randomRows();
    await connector.run(`ATTACH ':memory:' AS lake`);
    await connector.run(`ATTACH ':memory:' AS kept`);
    for (const [table, columns] of Object.entries(types)) {
      const list = Object.entries(columns).map(([name, type]) => `${quoted(name)} ${type}`);
      await connector.run(`CREATE TABLE lake.main.${table} (${list.join(', ')})`);
      const values = rows[table]!.map(
        (row) =>
          `(${Object.keys(columns)
            .map((name) => sqlOf(row[name]!))
            .join(', ')})`,
      );
      await connector.run(`INSERT INTO lake.main.${table} VALUES ${values.join(', ')}`);
    }
    const references = Object.keys(types).flatMap((table) =>
      table === 'summary'
        ? []
        : Object.keys(types[table]!).flatMap((column) => {
            const target = keys[column];
            return target && target[0] !== table
              ? [{ table, column, target: target[0], key: target[1] }]
              : [];
          }),
    );
    const model = { ...(await modelIn(connector)), references };
    return new Lake(connector, model, rows);
  }

  /** Makes copies of all tables in the catalog `kept`, with those rows that pass the filters as JavaScript has them. */
  async keep(filters: readonly Filter[]): Promise<void> {
    for (const [table, rows] of Object.entries(this.rows)) {
      const [key] = Object.keys(types[table]!);
      const ids = rows.filter((row) => filters.every((filter) => this.passes(table, row, filter)));
      const list = ids.map((row) => sqlOf(row[key!]!)).join(', ') || 'NULL';
      await this.connector.run(
        `CREATE OR REPLACE TABLE kept.main.${table} AS SELECT * FROM lake.main.${table} WHERE ${key} IN (${list})`,
      );
    }
  }

  private passes(table: string, row: Row, filter: Filter): boolean {
    const path = pathTo(table, filter.column);
    if (!path) return true;
    let at: Row | undefined = row;
    for (const column of path) {
      const [target, key] = keys[column]!;
      at = this.rows[target]!.find((other) => at![column] !== null && other[key] === at![column]);
      if (!at) return 'values' in filter && filter.values.includes(null);
    }
    return isAmong(at[filter.column]!, filter);
  }
}

/** The references that lead from a table to a column, by a search of their own. */
function pathTo(table: string, column: string): string[] | undefined {
  const ways: [string, string[]][] = [[table, []]];
  for (const [place, path] of ways) {
    if (column in types[place]!) return path;
    for (const name of Object.keys(types[place]!)) {
      const target = keys[name]?.[0];
      if (target && target !== place && path.length < 4) ways.push([target, [...path, name]]);
    }
  }
  return undefined;
}

function isAmong(value: PickValue, filter: Filter): boolean {
  if ('values' in filter) return filter.values.some((wanted) => order(value, wanted) === 0);
  if (value === null) return false;
  const { from, to, open } = filter;
  const below = to === null ? -1 : order(value, to);
  return (from === null || order(value, from) >= 0) && (open ? below < 0 : below <= 0);
}

/** Numbers as numbers, dates as times, all else as text. */
function order(one: PickValue, other: PickValue): number {
  if (one === null || other === null) return one === other ? 0 : Number.NaN;
  if (typeof one === 'number') return one - Number(other);
  const [a, b] = [toDate(one)?.getTime(), toDate(other)?.getTime()];
  if (a !== undefined && b !== undefined) return a - b;
  return String(one) < String(other) ? -1 : String(one) > String(other) ? 1 : 0;
}

function randomRows(): Record<string, Row[]> {
  const { pick } = randomness(5);
  const row = (columns: string[]): Row =>
    Object.fromEntries(columns.map((column) => [column, pick(valuesOf[column]!)]));
  const times = (count: number, make: (at: number) => Row) =>
    Array.from({ length: count }, (_, at) => make(at + 1));
  return {
    product: times(6, (at) => ({ product_id: `p${at}`, ...row(['category', 'price', 'launched']) })),
    site: times(4, (at) => ({ site_id: at, ...row(['region', 'Site "Name"']) })),
    person: times(8, (at) => ({ person_id: `h${at}`, ...row(['site_id', 'active']) })),
    sale: times(200, (at) => ({
      sale_id: at,
      ...row(Object.keys(types['sale']!).slice(1)),
      product_id: pick(['p1', 'p2', 'p3', 'p4', 'p9', null]),
      person_id: pick(['h1', 'h2', 'h3', 'h4', 'h5', 'h9', null]),
    })),
    summary: times(40, (at) => ({
      summary_id: at,
      person_id: pick(['h1', 'h2', 'h6', null]),
      product_id: pick(['p1', 'p5', null]),
      n: pick([1, 2, 3]),
    })),
  };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function sqlOf(value: PickValue): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
