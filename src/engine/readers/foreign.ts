import { toBinary } from './bytes.ts';

/** What begins files that hold no records that can be read: bytes as text, at which place, and what it is. */
const signatures: readonly (readonly [begin: string, what: string, at?: number])[] = [
  ['\x89PNG\r\n', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF87a', 'a GIF image'],
  ['GIF89a', 'a GIF image'],
  ['II*\0', 'a TIFF image'],
  ['MM\0*', 'a TIFF image'],
  ['WEBP', 'a WebP image', 8],
  ['\0\0\x01\0', 'an icon'],
  ['8BPS', 'a Photoshop image'],
  ['%PDF-', 'a PDF document'],
  ['%!PS', 'a PostScript document'],
  ['{\\rtf', 'an RTF document'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a document of old Office (.xls, .doc); save a workbook as .xlsx'],
  ['SQLite format 3\0', 'a SQLite database'],
  ['DUCK', 'a DuckDB database', 8],
  ['\0\x01\0\0Standard', 'an Access database'],
  ['Obj\x01', 'an Avro file'],
  ['\x89HDF\r\n', 'an HDF5 file'],
  ['\x93NUMPY', 'a NumPy array'],
  ['FEA1', 'a Feather file of version 1'],
  ['\x28\xb5\x2f\xfd', 'a zstd archive; unpack it first'],
  ['\xfd7zXZ\0', 'an xz archive; unpack it first'],
  ['\x04\x22\x4d\x18', 'an LZ4 archive; unpack it first'],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive; unpack it first'],
  ['Rar!\x1a\x07', 'a RAR archive; unpack it first'],
  ['\x1f\x9d', 'a compress archive (.Z); unpack it first'],
  ['1AY&SY', 'a bzip2 archive; unpack it first', 4],
  ['ustar', 'a tar archive; unpack it first', 257],
  ['ftyp', 'a video', 4],
  ['OggS', 'an Ogg recording'],
  ['RIFF', 'a recording'],
  ['\x7fELF', 'a program'],
  ['\xca\xfe\xba\xbe', 'a program'],
  ['\0asm', 'a WebAssembly program'],
];

/** Signatures so short that a text may begin with them. */
const shortSignatures: readonly (readonly [begin: string, what: string])[] = [
  ['BM', 'a BMP image'],
  ['ORC', 'an ORC file'],
  ['ID3', 'an MP3 recording'],
  ['fLaC', 'a FLAC recording'],
  ['MZ', 'a program'],
];

/**
 * What a file is that is neither a known format nor text, as a sentence that goes on from the file's name; undefined
 * where it may be text. `isUtf16` says that zero bytes are no sign of anything.
 */
export function foreignFormat(head: Uint8Array, isUtf16: boolean): string | undefined {
  const bytes = toBinary(head);
  const found = signatures.find(([begin, , at = 0]) => bytes.startsWith(begin, at));
  if (found) return `is no data: it is ${found[1]}`;
  if (bytes.startsWith('\xff\xfe\0\0') || bytes.startsWith('\0\0\xfe\xff'))
    return 'is text in UTF-32, which can’t be read; save it as UTF-8';
  if (isUtf16) return undefined;
  const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  // A few of them are damage to a text, whose records are looked at one by one.
  if (zeros * 20 <= bytes.length && (controls < 3 || controls * 50 < bytes.length)) return undefined;
  const isAscii = controls === zeros && head.every((byte) => byte < 0x80) && /[\r\n]/.test(bytes);
  if (isAscii && zeros * 4 <= bytes.length) return undefined;
  const short = shortSignatures.find(([begin]) => bytes.startsWith(begin));
  if (short) return `is no data: it is ${short[1]}`;
  return zeros > 0 ? 'is no text: it contains zero bytes' : 'is no text: it contains bytes that no text has';
}

/** Tab to carriage return, escape and the separators 0x01, 0x1c to 0x1f stand in texts; 0x1a ended them once. */
function isControl(byte: number): boolean {
  return byte !== 1 && (byte < 0x09 || (byte >= 0x0e && byte < 0x1a));
}
