import { expect, it } from 'vitest';
import { ConfigEdit } from './edit.ts';
import { csvRecords } from './read.ts';

const text = 'name,value,note\na,1,"first, with a comma"\n\nb,2,"two\nlines"\nc,3,';
const edit = (of = text) => new ConfigEdit(of);

it('changes one record and leaves every other byte', () => {
  expect(edit().set(4, { value: 'x"y' })).toBe(
    'name,value,note\na,1,"first, with a comma"\n\nb,"x""y","two\nlines"\nc,3,',
  );
});

it('adds columns that the file lacks to every record', () => {
  expect(edit('a,b\r\n1,2\r\n3,4\r\n').set(3, { c: '5' })).toBe('a,b,c\r\n1,2,\r\n3,4,5\r\n');
});

it('does not mend a record of the wrong width by the way', () => {
  expect(edit('a,b\n1\n3,4\n').set(3, { c: '5' })).toBe('a,b,c\n1\n3,4,5\n');
});

it('keeps a byte order mark and the line ends of the file', () => {
  expect(edit('\uFEFFa,b\r\n1,2\r\n').insert([{ a: '3', b: 'null' }])).toBe('\uFEFFa,b\r\n1,2\r\n3,null\r\n');
});

it('adds records at the end of a file that has no final line end, and behind a record', () => {
  expect(edit('a,b\n1,2').insert([{ a: '3' }])).toBe('a,b\n1,2\n3,');
  expect(edit('a,b\n1,2\n5,6\n').insert([{ a: '3', b: '4' }], 2)).toBe('a,b\n1,2\n3,4\n5,6\n');
  expect(edit('a,b').insert([{ a: '1', c: '2' }])).toBe('a,b,c\n1,,2');
});

it('takes out records with their line ends', () => {
  expect(edit().remove([2, 6])).toBe('name,value,note\n\nb,2,"two\nlines"');
  expect(edit('a\n1\n2\n').remove([2, 3])).toBe('a\n');
});

it('copies a record verbatim', () => {
  expect(edit().duplicate(4)).toBe(
    'name,value,note\na,1,"first, with a comma"\n\nb,2,"two\nlines"\nb,2,"two\nlines"\nc,3,',
  );
});

it('moves a record up and down, and not beyond the ends', () => {
  expect(edit().move(4, 1)).toBe('name,value,note\na,1,"first, with a comma"\n\nc,3,\nb,2,"two\nlines"');
  expect(edit().move(2, -1)).toBe(text);
  expect(edit().move(6, 1)).toBe(text);
});

it('reads back what it has written', () => {
  const values = { name: ' lead', value: 'a,b\n"c"', note: '' };
  const written = edit().insert([values], 2);
  expect(csvRecords(written)[2]!.fields).toEqual([' lead', 'a,b\n"c"', '']);
});

it('refuses a line on which no record begins, and a file without a header', () => {
  expect(() => edit().set(5, { name: 'x' })).toThrow('no record begins on line 5');
  expect(() => edit('\n\n')).toThrow('no header');
});
