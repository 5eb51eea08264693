/** What is kept, by its key, in the shape of some version. */
export type Stored = Readonly<Record<string, unknown>>;

/** One step from a version of what is kept to the next, one file of this folder. */
export interface Migration {
  /** The version that it begins with; it leads to the one after. */
  from: number;
  doc: string;
  /** The same in the shape of the next version. What it can't make sense of it leaves out. */
  migrate(stored: Stored): Stored;
}
