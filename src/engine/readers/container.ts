import type { FileContent } from '../connector.ts';

/** A way to pack a file, one file of this folder. */
export interface Container {
  /** As `medallion inspect` says it. */
  name: string;
  /** Whether a file is packed in this way, by its first bytes. */
  recognise(head: Uint8Array): boolean;
  /**
   * The packed file. Where its format has to jump about in it, `detect` reads it into memory.
   * Throws an Error, whose sentence goes on from the file's name, where it can't be unpacked or holds several files.
   */
  open(file: FileContent): FileContent | Promise<FileContent>;
}
