import { describe, expect, it } from 'vitest';
import { cases, unlikeDuckDB } from './tables-in.test-cases.ts';
import { tokensOf, unquoted } from './tokens.ts';

/** Tokens as `type text`, white space left out. */
const told = (sql: string) =>
  tokensOf(sql)
    .filter(({ type }) => type !== 'space')
    .map(({ type, text }) => `${type} ${text}`);

describe('the tokens of a SQL text', () => {
  it.each<[string, string[]]>([
    ["'it''s' x", ["string 'it''s'", 'word x']],
    ["E'a\\'b' e'\\\\'x", ["string E'a\\'b'", "string e'\\\\'", 'word x']],
    ["'a\\' x", ["string 'a\\'", 'word x']],
    ['"a ""b"" \'c"."d"', ['quoted "a ""b"" \'c"', 'operator .', 'quoted "d"']],
    ['`a b`.c', ['quoted `a b`', 'operator .', 'word c']],
    ["$$it's$$ $x$ $$ $y$ $x$", ["string $$it's$$", 'string $x$ $$ $y$ $x$']],
    ['a$b$c $1 $name ?', ['word a$b$c', 'operator $1', 'operator $name', 'operator ?']],
    ['1 -- two\n+ 3', ['number 1', 'comment -- two', 'operator +', 'number 3']],
    ['1 /* a /* b */ c */ 2', ['number 1', 'comment /* a /* b */ c */', 'number 2']],
    ['1e3 1_000 .5 5. 0xFF 1.5e-7', ['1e3', '1_000', '.5', '5.', '0xFF', '1.5e-7'].map((n) => `number ${n}`)],
    ['x::INT->>y', ['word x', 'operator ::', 'word INT', 'operator ->>', 'word y']],
    ['a*--b\n/*c*/b', ['word a', 'operator *', 'comment --b', 'comment /*c*/', 'word b']],
    [
      'a*-1 b>=-c @- d',
      ['word a', 'operator *', 'operator -', 'number 1', 'word b'].concat([
        'operator >=',
        'operator -',
        'word c',
        'operator @-',
        'word d',
      ]),
    ],
    ['f(a:=1)', ['word f', 'operator (', 'word a', 'operator :=', 'number 1', 'operator )']],
    ['größe таблица 表 👍', ['größe', 'таблица', '表', '👍'].map((n) => `word ${n}`)],
    ['a\u00a0b\u3000c', ['word a', 'word b', 'word c']],
    ["'open -- x", ["string 'open -- x"]],
    ["'open''", ["string 'open''"]],
    ['"open', ['quoted "open']],
    ['/* open /* */', ['comment /* open /* */']],
    ['$$ open $', ['string $$ open $']],
    ["E'open\\'", ["string E'open\\'"]],
    ['\ud800 $', ['word \ud800', 'operator $']],
  ])('%j', (sql, expected) => {
    expect(told(sql)).toEqual(expected);
  });

  it('are the text again when put together, whatever it is cut to', () => {
    for (const [sql] of [...cases, ...unlikeDuckDB])
      for (let end = 0; end <= sql.length; end++) {
        const tokens = tokensOf(sql.slice(end));
        expect(tokens.map(({ text }) => text).join('')).toBe(sql.slice(end));
        expect(tokensOf(sql.slice(0, end)).every(({ from, to, text }) => sql.slice(from, to) === text)).toBe(
          true,
        );
      }
  });

  it('say what is not closed', () => {
    for (const open of ["'a", '"a', '/* a', '$$a', "e'\\'"])
      expect(tokensOf(open).map(({ unclosed }) => unclosed)).toEqual([true]);
    for (const closed of ["'a'", '"a"', '/* a */', '$$a$$', '-- a'])
      expect(tokensOf(closed).map(({ unclosed }) => unclosed)).toEqual([undefined]);
  });

  it('give names without their quotes', () => {
    expect(['"a ""b"""', 'x', '`a b`', '"open', '"'].map((text) => unquoted(tokensOf(text)[0]!))).toEqual([
      'a "b"',
      'x',
      'a b',
      'open',
      '',
    ]);
  });
});
