import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../engine/connector.ts';
import { openNative } from '../engine/node.ts';
import { filteredQuery } from './filtered-query.ts';
import type { Filter } from './filter.ts';
import { Lake, valuesOf } from './lake.test-helper.ts';
import { randomness } from './random.test-helper.ts';

/** Queries of many shapes, each of which gives the same on a copy of the tables in another catalog. */
const queries: Record<string, string> = {
  'one table': 'SELECT * FROM lake.main.sale',
  'an alias': 'SELECT s.units, count(*) FROM lake.main.sale AS s GROUP BY s.units',
  'a bare alias': 'SELECT s.units FROM lake.main.sale s WHERE s.units > 0',
  'an alias before': 'SELECT s.units FROM s: lake.main.sale',
  'an alias for columns': 'SELECT a, b FROM lake.main.site AS s(a, b)',
  'the table’s name': 'SELECT sale.units FROM lake.main.sale WHERE sale.units IS NOT NULL',
  'its full name': 'SELECT lake.main.sale.units, main.sale.day FROM lake.main.sale',
  'names in capitals': 'SELECT SALE.UNITS FROM LAKE.MAIN.SALE',
  'quoted names': 'SELECT "sale"."order" FROM "lake"."main"."sale"',
  'catalog and table': 'SELECT count(*) AS n FROM lake.product',
  'FROM alone': 'FROM lake.main.summary',
  'FROM first': 'FROM lake.main.summary SELECT n, person_id',
  TABLE: 'TABLE lake.main.site',
  'a join': `SELECT region, "Site ""Name""", count(*) AS n, sum(units) AS units FROM lake.main.sale
    JOIN lake.main.person USING (person_id) JOIN lake.main.site AS site ON site.site_id = person.site_id GROUP BY ALL`,
  'outer joins': `SELECT p.category, count(s.sale_id) AS n FROM lake.main.product p
    LEFT JOIN lake.main.sale AS s ON s.product_id = p.product_id GROUP BY p.category`,
  'a comma': `SELECT count(*) AS n FROM lake.main.sale, lake.main.product p WHERE sale.product_id = p.product_id`,
  'the table twice': `SELECT a.sale_id, b.sale_id AS other FROM lake.main.sale a JOIN lake.main.sale b
    ON a.product_id = b.product_id AND a.sale_id < b.sale_id WHERE a.units = 12`,
  'a WITH': `WITH s AS (SELECT product_id, sum(units) AS units FROM lake.main.sale GROUP BY product_id),
    sale AS (SELECT * FROM s WHERE units > 0) SELECT product.category, sale.units FROM sale
    JOIN lake.main.product ON product.product_id = sale.product_id`,
  'queries within': `SELECT (SELECT count(*) FROM lake.main.sale) AS n, category FROM (SELECT * FROM lake.main.product) AS p
    WHERE EXISTS (SELECT 1 FROM lake.main.sale s WHERE s.product_id = p.product_id)
    AND product_id IN (SELECT product_id FROM lake.main.summary)`,
  'a UNION':
    'SELECT product_id FROM lake.main.sale UNION ALL (SELECT product_id FROM lake.main.summary) EXCEPT SELECT product_id FROM lake.main.product',
  'a window':
    'SELECT sale_id, sum(units) OVER (PARTITION BY product_id ORDER BY sale_id) AS running FROM lake.main.sale',
  'a PIVOT': 'PIVOT lake.main.summary ON n USING count(*) GROUP BY product_id',
  SUMMARIZE: 'SUMMARIZE lake.main.site',
  'a lateral join':
    'SELECT p.category, l.n FROM lake.main.product p, LATERAL (SELECT count(*) AS n FROM lake.main.sale s WHERE s.product_id = p.product_id) AS l',
  'semi and anti joins':
    'SELECT product_id FROM lake.main.product SEMI JOIN lake.main.sale USING (product_id) UNION SELECT product_id FROM lake.main.product ANTI JOIN lake.main.summary USING (product_id)',
  comments:
    '-- FROM lake.main.site\nSELECT /* sale */ count(*) AS n -- all\nFROM lake.main.sale -- the sales\nWHERE units > 0;',
  'other things than tables':
    "SELECT s.n, 'FROM sale' AS t FROM generate_series(1, 2) AS g(i), lake.main.summary s WHERE s.n = i",
};

describe('a filtered query', () => {
  let connector: Connector;
  let lake: Lake;
  beforeAll(async () => {
    connector = await openNative();
    lake = await Lake.open(connector);
  });
  afterAll(() => connector.close());

  const answer = async (sql: string) => {
    const { rows } = await connector.query(sql);
    const texts = rows.map((row) =>
      JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)),
    );
    return texts.sort();
  };

  it('answers as on tables that hold the filtered rows only', { timeout: 120_000 }, async () => {
    const { some, pick, chance } = randomness(17);
    const names = Object.keys(valuesOf);
    for (let round = 0; round < 25; round++) {
      const filters = [...new Set(some(3, () => pick(names)))].map((name): Filter => {
        const column = chance(0.2) ? name.toUpperCase() : name;
        const values = valuesOf[name]!;
        if (chance(0.6)) return { column, values: some(3, () => pick(values)) };
        const ends = values.filter(
          (value) => value !== null && value !== 'never' && typeof value !== 'boolean',
        );
        if (ends.length === 0) return { column, values: [null] };
        const range = { column, from: chance(0.1) ? null : pick(ends), to: chance(0.1) ? null : pick(ends) };
        return chance(0.5) ? { ...range, open: true } : range;
      });
      await lake.keep(
        filters.map((filter) => ({
          ...filter,
          column: names.find((name) => name.toLowerCase() === filter.column.toLowerCase())!,
        })),
      );
      for (const [what, sql] of Object.entries(queries)) {
        const filtered = filteredQuery(sql, filters, lake.model).sql;
        const kept = sql.replaceAll(/lake(?=["]?\.)/gi, 'kept');
        expect([what, filters, filtered, await answer(filtered)]).toEqual([
          what,
          filters,
          filtered,
          await answer(kept),
        ]);
      }
    }
  });

  const region: Filter = { column: 'region', values: ["O'Brien"] };
  const only = (sql: string, ...filters: Filter[]) => filteredQuery(sql, filters, lake.model);

  it('is the query itself where nothing filters it', () => {
    expect(only('SELECT 1')).toEqual({ sql: 'SELECT 1', unreached: [] });
    for (const sql of [
      'SELECT 1',
      'FROM lake.main.product',
      'FROM nobody.knows',
      'DESCRIBE lake.main.site',
      '',
    ])
      expect(only(sql, region)).toMatchObject({ sql });
  });

  it('says which filters none of its tables has to do with', () => {
    const nothing: Filter = { column: 'nothing', values: ['x'] };
    expect(only('FROM lake.main.product', region, nothing).unreached).toEqual([region, nothing]);
    expect(only('FROM lake.main.summary', region, nothing).unreached).toEqual([nothing]);
    expect(only('FROM lake.main.product, lake.main.site', region).unreached).toEqual([]);
    expect(only('WITH site AS (SELECT 1 AS x) FROM site', region).unreached).toEqual([region]);
  });

  it('goes the shortest way to a column, through the tables of the same schema', () => {
    expect(only('FROM lake.main.summary AS s', region).sql).toBe(
      'FROM (\n  SELECT * FROM lake.main.summary WHERE person_id IN (SELECT person_id FROM lake.main.person ' +
        "WHERE site_id IN (SELECT site_id FROM lake.main.site WHERE region = 'O''Brien'))\n) AS s",
    );
    const persons: Filter = { column: 'SITE_ID', values: [1] };
    expect(only('TABLE lake.main.person', persons).sql).toBe(
      'SELECT * FROM lake.main.person WHERE site_id = 1',
    );
  });

  it('takes a column for a reference only where all references of its name lead to one key', () => {
    const { tables } = lake.model;
    const references = [
      { table: 'sale', column: 'person_id', target: 'person', key: 'person_id' },
      { table: 'other', column: 'person_id', target: 'site', key: 'site_id' },
    ];
    const active: Filter = { column: 'active', values: [true] };
    const reach = (table: string) =>
      filteredQuery(`FROM lake.main.${table}`, [active], { tables, references });
    expect(reach('summary').unreached).toEqual([active]);
    expect(reach('sale').unreached).toEqual([]);
  });

  it('names no table that isn’t there yet', () => {
    const tables = lake.model.tables.map((table) => ({ ...table, exists: table.name !== 'person' }));
    expect(filteredQuery('FROM lake.main.summary', [region], { ...lake.model, tables }).unreached).toEqual([
      region,
    ]);
  });

  it('finds a table by its bare name, also in a string, and keeps that name', async () => {
    await connector.run('USE lake');
    const sql = "SELECT site.region, site.site_id FROM 'site'";
    const { rows } = await connector.query(only(sql, region).sql);
    expect(rows.every((row) => row['region'] === "O'Brien")).toBe(true);
    await connector.run('USE memory');
  });

  it('lets no value become SQL', async () => {
    const hostile = ["' OR 1=1 --", "'; DROP TABLE lake.main.site; --", '$$', '\\', '/*'];
    for (const value of hostile)
      for (const filter of [
        { column: 'region', values: [value, 'x'] },
        { column: 'region', from: value, to: value },
        { column: 'day', values: [value] },
        { column: 'units', from: value, to: value },
        { column: 'at', values: [value, true, 5] },
        { column: 'active', values: [value] },
      ] satisfies Filter[]) {
        const { rows } = await connector.query(
          only('FROM lake.main.sale JOIN lake.main.person USING (person_id)', filter).sql,
        );
        expect(rows.length).toBeLessThan(200);
      }
    expect((await connector.query('FROM lake.main.site')).rows).toHaveLength(4);
  });

  it('reads any text without a fault', () => {
    const { some, pick } = randomness(23);
    const pieces =
      'SELECT FROM WITH AS ( ) [ ] , . : * lake.main.site site "site" s \'site\' JOIN ON TABLE PIVOT DESCRIBE lake main ;'.split(
        ' ',
      );
    for (let round = 0; round < 3000; round++) only(some(25, () => pick(pieces)).join(' '), region);
  });
});
