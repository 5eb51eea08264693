import { describe, expect, it } from 'vitest';
import { visibleTokens } from '../core/sql/tokens.ts';
import { formatSql } from './format-sql.ts';
import { formatYaml } from './format-yaml.ts';

/** A text's tokens, words without case. */
const tokensOf = (text: string) =>
  visibleTokens(text).map((token) => (token.type === 'word' ? token.text.toLowerCase() : token.text));

describe('formatSql', () => {
  it('lays a query out', async () => {
    expect(await formatSql('select a, round(b,2) as B from t where a=-1 order by all')).toBe(
      'SELECT\n  a,\n  round(b, 2) AS B\nFROM\n  t\nWHERE\n  a = -1\nORDER BY ALL',
    );
  });

  const kept: string[] = [
    "select 'a;b''c', e'a\\'b', x'AB' from t;  select 2",
    'select $$ a ; -- b $$, $tag$ $$ ; $tag$',
    'select list_transform([1,2], x -> x+1), list_filter(l, lambda x: x > 1)',
    'from t select x',
    'from t',
    'select [x*2 for x in l if x>1]',
    "select {'a': -1, 'b': [1:-1]}, map {'k': 1}, l[1:2], l[-1:], s.a.b",
    'select a::int, a::decimal(18,2)[] from t',
    'select * exclude (a) replace (upper(b) as b) rename (c as d) from t',
    "select columns('a.*'), columns(* exclude a) from t",
    'select row_number() over (partition by a order by b desc nulls last) n from t qualify n=1',
    'select a from t asof join u using (a) positional join v semi join w on true',
    'pivot t on a using sum(b) group by c',
    'unpivot t on a, b into name n value v',
    'summarize t; describe t; show tables',
    'select "we ird", "a""b", "select" from "my table"',
    'select 1 -- trailing; comment  ',
    '-- first\n\n\n-- second\nselect 1 /* mid; /* nested */ */ , 2',
    'select /*  a\n        b  */ 1',
    'select größe, name from ü where größe is not distinct from 1',
    'select 1e10, 0x1F, 1_000, .5, 1., 5.e3',
    'select $1, ?, $name, $2',
    'create or replace macro m(a, b := 1) as table select a+b',
    "copy (select 1) to 'x.csv' (header, delimiter ',')",
    'with recursive t(n) as (select 1 union all select n+1 from t where n<10) from t',
    'with a as materialized (select 1), b as not materialized (from a) select * from a, b',
    'select count(*) filter (where x>1), sum(x) over w from t window w as (order by y)',
    "select a->>'b', a->'$.c', a ^@ b, a // b, a ** b, a ~ 'x', a !~~ b, a % b, a << 1",
    "select interval '1' day, interval 5 minute, date '2020-01-01', timestamp '2020-01-01 00:00:00'",
    'select case when a then b when c then d else e end, try_cast(a as int), extract(year from d)',
    'select f(a := 1, b => 2), struct_pack(a := 1), unnest([1,2]) as value, year(d) as Year',
    'insert into t by name select 1 as a on conflict do nothing',
    'merge into t using s on t.a=s.a when matched then update set b=s.b when not matched then insert values (1)',
    'select distinct on (a) a, b from t order by a limit 10 offset 5',
    'select 1 as Limit_, t.Order, t."Order", Name from T as Tab',
    'select a,b from t group by grouping sets ((a),(b)), rollup(a), cube(b)',
    'from range(10) t(i) select i where i%2==0',
    'select exists(from t), a in (1,2), a between 1 and 2, not a, -a, +a',
  ];
  it.each(kept)('changes only white space and case: %s', async (text) => {
    const formatted = await formatSql(text);
    expect(tokensOf(formatted)).toEqual(tokensOf(text));
    expect(formatted.toLowerCase().replace(/\s+/g, '')).toBe(text.toLowerCase().replace(/\s+/g, ''));
    expect(await formatSql(formatted)).toBe(formatted);
  });

  it('keeps names as they are written', async () => {
    const formatted = await formatSql('select a as Value, t.Order, b as Name, c as Left_ from T as Tab');
    for (const name of ['Value', 't.Order', 'Name', 'Left_', 'T AS Tab']) expect(formatted).toContain(name);
  });

  it('keeps the lines of a comment as they are drawn', async () => {
    expect(await formatSql('select 1 /* a\n         | b\n   c */, 2')).toContain(
      '/* a\n         | b\n   c */',
    );
  });

  it('keeps the end of the text', async () => {
    expect(await formatSql('select 1\n')).toBe('SELECT\n  1\n');
    expect(await formatSql('  \n')).toBe('  \n');
  });

  const refused: [string, string][] = [
    ["select 1,\n 'abc", 'Line 2: this text in quotes is never closed'],
    ['select "abc', 'Line 1: this name in quotes is never closed'],
    ['select 1\n/* abc', 'Line 2: this comment is never closed'],
    ['select\n\nf(1', 'Line 3: this “(” is never closed'],
    ['select 1)', 'Line 1: this “)” closes nothing'],
    ['select (1]', 'Line 1: this “]” closes nothing'],
    ['select 1,\n#1', 'Line 2: the formatter doesn’t understand this'],
  ];
  it.each(refused)('refuses %s', async (text, said) => {
    await expect(formatSql(text)).rejects.toThrow(said);
  });
});

describe('formatYaml', () => {
  const yaml = [
    'title: A',
    'tiles:',
    '  # a comment stays',
    '  - title:   B',
    '    data: |',
    "      select 'x: |' as a,",
    '        b from t',
    '',
    '  - data: |-',
    '        select 1',
    '    title: C',
    '',
  ].join('\n');

  it('lays out the SQL in it and nothing else', async () => {
    expect(await formatYaml(yaml)).toBe(
      [
        'title: A',
        'tiles:',
        '  # a comment stays',
        '  - title:   B',
        '    data: |',
        '      SELECT',
        "        'x: |' AS a,",
        '        b',
        '      FROM',
        '        t',
        '',
        '  - data: |-',
        '        SELECT',
        '          1',
        '    title: C',
        '',
      ].join('\n'),
    );
  });

  it('names the line of the whole text', async () => {
    const text = 'title: A\ndata: |\n  select 1,\n  (2\n';
    await expect(formatYaml(text)).rejects.toThrow('Line 4: this “(” is never closed');
  });
});
