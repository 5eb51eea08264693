import { BlobReader, BlobWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';

/** A file on its way into a zip, or out of one. */
export interface Part {
  /** Folders and name, apart by `/`. */
  path: string;
  content: Blob;
}

/** Endings of files that are packed already. */
const packed = /\.(?:parquet|gz|zip|xlsx|xlsm)$/i;

/** Writes files as one zip; each of them has the time `at`. Rejects where one can’t be read. */
export async function writeZip(parts: readonly Part[], at: Date): Promise<Blob> {
  const zip = new ZipWriter(new BlobWriter('application/zip'), {
    // The page’s content security policy lets no worker of a library start.
    useWebWorkers: false,
    lastModDate: at,
    extendedTimestamp: false,
  });
  for (const { path, content } of parts)
    await zip.add(path, new BlobReader(content), packed.test(path) ? { level: 0 } : {});
  return zip.close();
}
