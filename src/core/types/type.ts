import type { Dialect } from '../dialects/dialect.ts';

/** One data type of the data model, one file of this folder. */
export interface DataType {
  name: string;
  /** Other spellings that the data model may use, upper case. */
  aliases: readonly string[];
  doc: string;
  /** The typed value of a text expression; NULL where the text is no value of the type. */
  parse(value: string, dialect: Dialect): string;
  /** Text and the value that it has, as text; null where it is none. */
  examples: readonly (readonly [input: string, output: string | null])[];
}
