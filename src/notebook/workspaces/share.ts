import { configTables } from '../../core/config/tables.ts';
import { chunksThrough } from './bytes-through.ts';
import { crc32 } from '../../engine/readers/crc32.ts';
import { longestName, tidyName } from './workspaces.ts';

/** What a link carries: no data. */
export interface Shared {
  name: string;
  /** The sender's own configuration tables, by name. */
  configs: Record<string, string>;
  /** The notebook's Markdown; absent where it is the shipped one. */
  notebook?: string;
}

/** What begins the fragment of a link that shares a workspace. */
const start = '#share=';

/** The version of the link's form. */
const version = 1;

/** Links up to this many characters arrive whole nearly everywhere; mail and chat programs cut longer ones off. */
export const longestLink = 8000;

/** A link unpacks to so many bytes at most. */
const mostBytes = 16 * 1024 * 1024;

/** Whether a fragment is that of a link that shares a workspace. */
export function isShare(fragment: string): boolean {
  return fragment.startsWith(start);
}

/** A workspace as the fragment of a link, `#share=1.CRC.DATA`. */
export async function shareFragment({ name, configs, notebook }: Shared): Promise<string> {
  const json = JSON.stringify({ name, configs, notebook });
  const packed = await through(new Blob([json]), new CompressionStream('deflate-raw'));
  return `${start}${version}.${checksum(packed)}.${toBase64(packed)}`;
}

/** Reads what `shareFragment` has written. Rejects with words for whoever has opened the link. */
export async function readShare(fragment: string): Promise<Shared> {
  // Mail programs break long lines.
  const whole = fragment.replace(/\s|%20|%0A|%0D/gi, '');
  const [, form, sum, data] = /^#share=(\d+)\.([^.]*)\.?(.*)$/.exec(whole) ?? [];
  if (form === undefined || sum === undefined || data === undefined)
    throw new Error('It is no link that shares a workspace, or not the whole of it.');
  if (Number(form) > version)
    throw new Error('It was made by a newer version of this page. Reload the page and open the link again.');
  const packed = fromBase64(data);
  if (!packed || checksum(packed) !== sum)
    throw new Error(
      'The link is not whole: it was changed or cut off on its way. Ask for it again, or for a zip.',
    );
  let found: unknown;
  try {
    const bytes = await through(new Blob([packed]), new DecompressionStream('deflate-raw'));
    found = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw new Error('What the link carries can’t be read.');
  }
  return readContent(found);
}

function readContent(found: unknown): Shared {
  const { name, configs, notebook } = (typeof found === 'object' && found !== null ? found : {}) as Record<
    string,
    unknown
  >;
  if (typeof configs !== 'object' || configs === null || !['string', 'undefined'].includes(typeof notebook))
    throw new Error('What the link carries is no workspace.');
  const known = configTables.flatMap((table): [string, string][] => {
    const text = Object.hasOwn(configs, table.name)
      ? (configs as Record<string, unknown>)[table.name]
      : undefined;
    return typeof text === 'string' ? [[table.name, text]] : [];
  });
  return {
    name: (typeof name === 'string' && tidyName(name.slice(0, 10 * longestName))) || 'Shared workspace',
    configs: Object.fromEntries(known),
    ...(typeof notebook === 'string' ? { notebook } : {}),
  };
}

async function through(
  content: Blob,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of chunksThrough(content, stream)) {
    length += chunk.length;
    if (length > mostBytes) throw new Error('too much');
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function checksum(bytes: Uint8Array): string {
  return crc32(bytes).toString(36);
}

/** Base64 of letters that an address leaves as they are. */
function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
  } catch {
    return undefined;
  }
}
