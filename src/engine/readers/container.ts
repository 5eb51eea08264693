import type { FileContent } from '../connector.ts';

/** What a container gives: the packed file, and what is left of the part that was asked for. */
export interface Unpacked {
  content: FileContent;
  part?: string | undefined;
  /** The files that could be chosen, where there are several that hold data, and the one that is. */
  parts?: readonly string[];
  chosen?: string;
}

/** A way to pack a file, one file of this folder. */
export interface Container {
  /** As `medallion inspect` says it. */
  name: string;
  /** Whether a file is packed in this way, by its first bytes. */
  recognise(head: Uint8Array): boolean;
  /**
   * The packed file; of several the one that `part` names. Where its format has to jump about in it, `detect` reads it into memory.
   * Throws an Error, whose sentence goes on from the file's name, where it can't be unpacked or holds several files and `part` names none.
   */
  open(file: FileContent, part?: string): Unpacked | Promise<Unpacked>;
}
