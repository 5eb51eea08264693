/** Keys and what they do, for the list of all keys. */
export interface KeyHelp {
  /** As commands write them: `Mod+K`, `Shift+Enter`, `D D`; `Arrows` stands for any of the four. */
  keys: readonly string[];
  /** The keys on a Mac where they are others. */
  mac?: readonly string[];
  what: string;
}
