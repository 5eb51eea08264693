import type { Query } from './unit.ts';

/** One way to call a function. */
export interface SqlSignature {
  parameters: { name: string; type: string }[];
  /** The type of any further arguments; '' where there can be none. */
  more: string;
  /** '' where the engine doesn't tell: macros and functions that give tables. */
  returns: string;
}

/** A function of the engine, with all ways to call it. */
export interface SqlFunction {
  name: string;
  kind: 'scalar' | 'aggregate' | 'table' | 'macro' | 'table_macro';
  signatures: SqlSignature[];
  /** '' where the engine has none. */
  description: string;
}

const fetched = new WeakMap<Query, Promise<SqlFunction[]>>();

/**
 * The functions of the live engine by name, operators left out. They are asked for once for each function `query`,
 * so hand in the same one. Rejects with the engine's error; the next call asks again then.
 */
export function sqlFunctions(query: Query): Promise<SqlFunction[]> {
  const known = fetched.get(query) ?? readFunctions(query);
  fetched.set(query, known);
  known.catch(() => fetched.delete(query));
  return known;
}

/** A signature in one line: `substring(string VARCHAR, start BIGINT) → VARCHAR`. */
export function signatureText(name: string, { parameters, more, returns }: SqlSignature): string {
  const given = parameters.map((parameter) => [parameter.name, parameter.type].filter(Boolean).join(' '));
  const list = more === '' ? given : [...given, `${more} …`];
  return `${name}(${list.join(', ')})${returns === '' ? '' : ` → ${returns}`}`;
}

async function readFunctions(query: Query): Promise<SqlFunction[]> {
  const { rows } = await query(
    'SELECT function_name, function_type, parameters, parameter_types, varargs, return_type, description ' +
      "FROM duckdb_functions() WHERE regexp_full_match(function_name, '[a-z][a-z0-9_]*') " +
      "AND function_type IN ('scalar', 'aggregate', 'table', 'macro', 'table_macro') " +
      'ORDER BY function_name, function_type, len(parameters)',
  );
  const functions = new Map<string, SqlFunction>();
  for (const row of rows) {
    const [name, kind] = [String(row['function_name']), row['function_type'] as SqlFunction['kind']];
    const entry = functions.get(name) ?? { name, kind, signatures: [], description: '' };
    functions.set(name, entry);
    entry.description ||= textOf(row['description']);
    const signature: SqlSignature = {
      parameters: parametersOf(row, kind),
      more: textOf(row['varargs']),
      returns: textOf(row['return_type']),
    };
    const text = signatureText(name, signature);
    if (!entry.signatures.some((other) => signatureText(name, other) === text))
      entry.signatures.push(signature);
  }
  return [...functions.values()];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The arguments of a function; those of a table function that are given by name are options and left out. */
function parametersOf(row: Record<string, unknown>, kind: SqlFunction['kind']): SqlSignature['parameters'] {
  const names = (row['parameters'] ?? []) as unknown[];
  const types = (row['parameter_types'] ?? []) as unknown[];
  const all = names.map((name, at) => ({ name: textOf(name), type: textOf(types[at]) }));
  const given = kind === 'table' ? all.filter(({ name }) => /^col\d+$/.test(name)) : all;
  // Where a parameter has no name the engine makes up col0, col1, …: its type says more.
  return given.map(({ name, type }) => ({ name: /^col\d+$/.test(name) && type ? '' : name, type }));
}
