import type { DataFile } from '../../engine/connector.ts';

/** Where the files of snapshots lie. */
export interface Shelf {
  /** Where the engine itself finds the file of a name. */
  path(name: string): string;
  /** A file; undefined where there is none. */
  read(name: string): Promise<DataFile | undefined>;
  names(): Promise<string[]>;
  /** Does nothing where there is no such file. */
  remove(name: string): Promise<void>;
  /** Bytes for which there is room. */
  free(): Promise<number>;
}
