import { keywords } from './keywords.ts';

/** A type of DuckDB, taken apart. `name` of a plain type is the one that DESCRIBE prints. */
export type SqlType =
  | { kind: 'plain'; name: string }
  | { kind: 'decimal'; width: number; scale: number }
  | { kind: 'enum'; values: readonly string[] }
  /** A list, or an array where it has a length. */
  | { kind: 'list'; item: SqlType; length?: number }
  | { kind: 'struct' | 'union'; members: readonly { name: string; type: SqlType }[] }
  | { kind: 'map'; key: SqlType; value: SqlType };

/** A name in a type's text: in quotes only where it needs them. */
function memberName(name: string): string {
  const bare = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !keywords.has(name.toLowerCase());
  return bare ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A type's text exactly as DuckDB's DESCRIBE prints it, such as `STRUCT(a INTEGER, "b c" DATE[])`. */
export function typeText(type: SqlType): string {
  switch (type.kind) {
    case 'plain':
      return type.name;
    case 'decimal':
      return `DECIMAL(${type.width},${type.scale})`;
    case 'enum':
      return `ENUM(${type.values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ')})`;
    case 'list':
      return `${typeText(type.item)}[${type.length ?? ''}]`;
    case 'map':
      return `MAP(${typeText(type.key)}, ${typeText(type.value)})`;
    default: {
      const members = type.members.map((member) => `${memberName(member.name)} ${typeText(member.type)}`);
      return `${type.kind.toUpperCase()}(${members.join(', ')})`;
    }
  }
}

/** Reads what `typeText` and DESCRIBE write. Throws an Error where the text is no such type. */
export function parseType(text: string): SqlType {
  const parser = new TypeParser(text);
  const type = parser.type();
  if (!parser.isAtEnd()) throw new Error(`“${text}” is no type`);
  return type;
}

class TypeParser {
  private at = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  type(): SqlType {
    let type = this.base();
    for (let found = this.take(/\[(\d*)\]/y); found; found = this.take(/\[(\d*)\]/y))
      type = { kind: 'list', item: type, ...(found[1] ? { length: Number(found[1]) } : {}) };
    return type;
  }

  private base(): SqlType {
    const decimal = this.take(/DECIMAL\((\d+),\s*(\d+)\)/y);
    if (decimal) return { kind: 'decimal', width: Number(decimal[1]), scale: Number(decimal[2]) };
    if (this.take(/ENUM\(/y)) return { kind: 'enum', values: this.list(() => this.quoted("'")) };
    const members = this.take(/(STRUCT|UNION)\(/y);
    if (members)
      return {
        kind: members[1] === 'STRUCT' ? 'struct' : 'union',
        members: this.list(() => ({ name: this.member(), type: this.type() })),
      };
    if (this.take(/MAP\(/y)) {
      const [key, value] = this.list(() => this.type());
      return { kind: 'map', key: key!, value: value! };
    }
    const name = this.take(/"(?:[^"]|"")*"|[A-Za-z_]\w*(?: WITH TIME ZONE)?/y);
    if (!name) throw new Error(`“${this.text}” is no type`);
    return { kind: 'plain', name: name[0] };
  }

  private member(): string {
    const name = this.text[this.at] === '"' ? this.quoted('"') : (this.take(/[^\s]+/y)?.[0] ?? '');
    this.take(/ /y);
    return name;
  }

  private quoted(quote: string): string {
    const found = this.take(quote === '"' ? /"((?:[^"]|"")*)"/y : /'((?:[^']|'')*)'/y);
    if (!found) throw new Error(`“${this.text}” is no type`);
    return found[1]!.replaceAll(quote + quote, quote);
  }

  private list<Item>(item: () => Item): Item[] {
    const items: Item[] = [];
    do items.push(item());
    while (this.take(/, ?/y));
    if (!this.take(/\)/y)) throw new Error(`“${this.text}” is no type`);
    return items;
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.at = pattern.lastIndex;
    return found;
  }
}
