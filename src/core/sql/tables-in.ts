import { closing, commonTableAt, isClosing, isName, isOpening, keyword } from './clauses.ts';
import { meaningfulTokens, unquoted, type Token } from './tokens.ts';

/** A table as a query names it. */
export interface TableReference {
  /** The parts of its name without their quotes, as written: `table`, or `schema, table`, or with a catalog before. */
  parts: string[];
  /** Where the name stands in the text. */
  from: number;
  to: number;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** Words that begin a query. */
const openers = words(
  'SELECT WITH FROM VALUES TABLE DESCRIBE DESC SHOW SUMMARIZE PIVOT PIVOT_WIDER UNPIVOT PIVOT_LONGER',
);
const setOperators = words('UNION INTERSECT EXCEPT');
/** Words before a query, behind which it still begins. */
const preludes = words('EXPLAIN ANALYZE ANALYSE ALL DISTINCT BY NAME');
/** Words that end the tables behind FROM. */
const afterTables = words('SELECT WHERE GROUP HAVING WINDOW QUALIFY ORDER LIMIT OFFSET FETCH FOR RETURNING');
/** Reserved words that can't name a table without quotes. */
const noTables = new Set([...openers, ...setOperators, ...afterTables, ...words('JOIN ON USING AS INTO')]);

/** Deeper than DuckDB's parser goes; what stands deeper is left out. */
const maximumDepth = 1000;

/**
 * Where the reader is in a pair of brackets (or the whole text): before a query's first word, in its list of columns,
 * among its tables, behind them or in an expression. A pivot's tables end at its ON.
 */
type Place = 'start' | 'list' | 'tables' | 'pivot' | 'rest';

/**
 * The tables that a text of one or more statements reads, in their order, each mention once: behind FROM and JOIN,
 * `TABLE x`, `DESCRIBE x`, `PIVOT x`, in subqueries and in the bodies of a WITH. Names that a WITH makes are no tables
 * where they are visible, nor are functions and files; a name that is only worked out when the query runs
 * (`query_table('x')`) is not seen. A string behind FROM counts where it is a plain name: DuckDB looks for a table then.
 * Takes DuckDB's SQL, finished or not, and throws nothing.
 */
export function tablesIn(sql: string): TableReference[] {
  const reader = new TableReader(meaningfulTokens(sql));
  reader.readAll();
  return reader.found;
}

class TableReader {
  readonly found: TableReference[] = [];
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  readAll(): void {
    while (this.at < this.tokens.length) {
      this.readLevel(new Set(), 'start');
      this.at++;
    }
  }

  private word(offset = 0): string {
    return keyword(this.tokens[this.at + offset]);
  }

  /** Reads up to a closing bracket or the end of the statement. `hidden` are the names that a WITH around has made. */
  private readLevel(hidden: ReadonlySet<string>, place: Place, wanted = false): void {
    let visible = hidden;
    let seen = place;
    // Whether a table's name comes next, and whether nothing of the query has been read yet.
    let expects = wanted;
    let begins = true;
    for (; this.at < this.tokens.length;) {
      const token = this.tokens[this.at]!;
      const word = this.isLabel(seen) ? '' : keyword(token);
      if (isClosing(token) || word === ';') return;
      if (begins && expects && openers.has(word)) {
        seen = 'start';
        expects = false;
      }
      if (expects && (word === 'VALUES' || !noTables.has(word))) {
        expects = this.readTable(visible);
        begins = false;
        continue;
      }
      expects = false;
      if (isOpening(token)) {
        this.readBrackets(visible);
        continue;
      }
      if (seen === 'start' && word === 'WITH' && commonTableAt(this.tokens, this.afterWith())) {
        visible = this.readWith(visible);
        begins = true;
        continue;
      }
      this.at++;
      if (setOperators.has(word)) {
        seen = 'start';
        begins = true;
      } else if (seen === 'start') {
        const next = this.opened(word, begins);
        begins = word === 'AS' || (begins && (preludes.has(word) || next === 'start'));
        expects = next === 'tables' || next === 'pivot';
        if (next) seen = next;
      } else if (seen === 'list') {
        if (word === 'FROM' && !this.isDistinctFrom()) {
          seen = 'tables';
          expects = true;
        }
      } else if (seen === 'tables' || seen === 'pivot') {
        expects = word === 'JOIN' || (word === ',' && seen === 'tables');
        if (afterTables.has(word) || (seen === 'pivot' && word === 'ON')) seen = 'rest';
        begins = false;
      }
    }
  }

  /** Where a word before the query's list of columns leads; undefined where it leads nowhere. */
  private opened(word: string, begins: boolean): Place | undefined {
    if (word === 'SELECT') return 'list';
    if (word === 'FROM') return this.isDistinctFrom() ? undefined : 'tables';
    if (!begins) return undefined;
    if (word === 'VALUES') return 'rest';
    if (word === 'TABLE') return 'tables';
    if (/^(UN)?PIVOT(_WIDER|_LONGER)?$/.test(word)) return 'pivot';
    if (word === 'SHOW' && /^(ALL|TABLES|DATABASES|SCHEMAS|VARIABLES)$/.test(this.word())) return 'rest';
    if (/^(DESCRIBE|DESC|SHOW|SUMMARIZE)$/.test(word))
      return openers.has(this.word()) || this.word() === '(' ? 'start' : 'tables';
    return undefined;
  }

  /** Whether the FROM just read belongs to IS [NOT] DISTINCT FROM. */
  private isDistinctFrom(): boolean {
    return this.word(-2) === 'DISTINCT' && /^(IS|NOT)$/.test(this.word(-3));
  }

  /** Whether a word is a column's name although it looks like a keyword: `t.from`, `1 AS from`. */
  private isLabel(seen: Place): boolean {
    if (this.tokens[this.at]?.type !== 'word') return false;
    return this.word(-1) === '.' || (seen === 'list' && this.word(-1) === 'AS');
  }

  /** Reads a table behind FROM, JOIN or a comma; returns whether its name is still to come. */
  private readTable(visible: ReadonlySet<string>): boolean {
    const token = this.tokens[this.at]!;
    const word = keyword(token);
    if (word === '(') {
      this.nested(() => this.readLevel(visible, 'tables', true));
      return false;
    }
    if (token.type === 'string') {
      this.at++;
      const name = token.text.replace(/^'|'$/g, '');
      if (/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(name))
        this.note([{ ...token, type: 'word', text: name }], visible);
      return false;
    }
    if (!isName(token)) {
      if (isOpening(token)) this.readBrackets(visible);
      else this.at++;
      return false;
    }
    if (word === 'LATERAL' || this.word(1) === ':') {
      this.at += word === 'LATERAL' ? 1 : 2;
      return true;
    }
    if (word === 'VALUES' && this.word(1) === '(') {
      do {
        this.at++;
        this.readBrackets(visible);
      } while (this.word() === ',' && this.word(1) === '(');
      return false;
    }
    const name: Token[] = [token];
    while (this.word(1) === '.' && isName(this.tokens[this.at + 2])) {
      this.at += 2;
      name.push(this.tokens[this.at]!);
    }
    this.at++;
    if (this.word() !== '(') this.note(name, visible);
    return false;
  }

  private note(name: readonly Token[], visible: ReadonlySet<string>): void {
    const parts = name.map(unquoted);
    if (parts.length === 1 && visible.has(parts[0]!.toLowerCase())) return;
    this.found.push({ parts, from: name[0]!.from, to: name.at(-1)!.to });
  }

  /** Reads brackets that stand for no table: a subquery, the arguments of a function, a part of an expression. */
  private readBrackets(visible: ReadonlySet<string>): void {
    // trim(FROM x) is the only function whose arguments begin like a query.
    const isQuery = this.word() === '(' && openers.has(this.word(1)) && this.word(-1) !== 'TRIM';
    this.nested(() => this.readLevel(visible, isQuery ? 'start' : 'rest'));
  }

  /** Reads the inside of the brackets that open here and goes on behind them. */
  private nested(read: () => void): void {
    if (this.depth >= maximumDepth) {
      this.at = closing(this.tokens, this.at);
      return;
    }
    this.depth++;
    this.at++;
    read();
    if (isClosing(this.tokens[this.at])) this.at++;
    this.depth--;
  }

  private afterWith(): number {
    return this.at + (this.word(1) === 'RECURSIVE' ? 2 : 1);
  }

  /** Reads the parts of a WITH; returns the names that are no tables behind it. */
  private readWith(hidden: ReadonlySet<string>): ReadonlySet<string> {
    const visible = new Set(hidden);
    const isRecursive = this.word(1) === 'RECURSIVE';
    for (let start = this.afterWith(); ; start = this.at + 1) {
      const part = commonTableAt(this.tokens, start);
      if (!part) {
        this.at = start;
        return visible;
      }
      const name = unquoted(part.name).toLowerCase();
      this.at = part.body;
      // Without a UNION there is nothing to recur from: DuckDB looks for a table of that name outside.
      const recurs = isRecursive && this.endsInUnion(part.body, part.end);
      this.nested(() => this.readLevel(recurs ? new Set([...visible, name]) : new Set(visible), 'start'));
      visible.add(name);
      if (this.word() !== ',') return visible;
    }
  }

  /** Whether the last set operator of a body, the one that is done last, is a UNION that can recur. */
  private endsInUnion(from: number, to: number): boolean {
    let depth = 0;
    let isUnion = false;
    for (let place = from; place < to; place++) {
      const word = keyword(this.tokens[place]);
      if (isOpening(this.tokens[place])) depth++;
      else if (isClosing(this.tokens[place])) depth--;
      else if (depth === 1 && (word === 'UNION' || word === 'EXCEPT')) {
        const next = [1, 2].map((step) => keyword(this.tokens[place + step]));
        isUnion = word === 'UNION' && next[/^(ALL|DISTINCT)$/.test(next[0]!) ? 1 : 0] !== 'BY';
      }
    }
    return isUnion;
  }
}
