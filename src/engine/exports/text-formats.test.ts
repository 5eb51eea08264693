import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../connector.ts';
import { exportRelation } from '../export.ts';
import { openNative } from '../node.ts';

let connector: Connector;
beforeAll(async () => {
  connector = await openNative();
});
afterAll(() => connector.close());

describe('an export as text', () => {
  it('keeps nested values in JSON', async () => {
    const blob = await exportRelation(
      connector,
      "SELECT [1.50, NULL] AS list, {'a b': [DATE '2020-01-01'], 'f': 0.1::FLOAT} AS struct, " +
        "MAP {'k': 1} AS map, MAP {1: 'x'} AS numbers, 'NaN'::DOUBLE AS nan, 2::UNION(n INTEGER) AS u",
      'ndjson',
    );
    expect(await blob.text()).toBe(
      '{"list":[1.50,null],"struct":{"a b":["2020-01-01"],"f":0.1},"map":{"k":1},' +
        '"numbers":[{"key":1,"value":"x"}],"nan":"NaN","u":2}\n',
    );
  });

  it('writes CSV as RFC 4180 has it', async () => {
    const blob = await exportRelation(connector, 'SELECT \'a,b\' AS "x""y", \'\' AS e, NULL AS n', 'csv');
    expect(await blob.text()).toBe('"x""y",e,n\r\n"a,b","",\r\n');
  });
});
