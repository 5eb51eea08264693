/** What is told of an XML document's parts as they are read. Names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  /** Text and CDATA, which may come in several pieces. */
  text?(text: string): void;
}

const tag = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>/y;
const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text of XML with its entities resolved; unknown ones stay as they are. */
export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (all, decimal, hex, name) => {
    if (name !== undefined) return named[name as string] ?? all;
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex as string, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : (all as string);
  });
}

/** Makes the reader of one attribute, by its name without prefix, out of what `open` is told. */
export function attribute(name: string): (attributes: string) => string | undefined {
  const pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  return (attributes) => {
    const found = pattern.exec(attributes);
    return found ? unescapeXml(found[1] ?? found[2]!) : undefined;
  };
}

/** Where what begins at a `<` and is no tag ends, by how it begins. */
const others: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];

/** Tells the handler of all that is whole in the text. Returns where the rest begins. Throws where it is no XML. */
function readPiece(text: string, handler: XmlHandler): number {
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      if (next < 0) return at;
      handler.text?.(unescapeXml(text.slice(at, next)));
      at = next;
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(text);
    if (found) {
      const [whole, closing, name, attributes, single] = found as unknown as [
        string,
        string,
        string,
        string,
        string,
      ];
      if (!closing) handler.open?.(name, attributes);
      if (closing || single) handler.close?.(name);
      at += whole.length;
      continue;
    }
    if (text.length - at < 9) return at;
    const other = others.find(([begin]) => text.startsWith(begin, at));
    const end = other ? text.indexOf(other[1], at + other[0].length) : -1;
    if (!other && text.indexOf('>', at) >= 0) throw new Error('is damaged: it holds text that is no XML');
    if (!other || end < 0) return at;
    if (other[0] === '<![CDATA[') handler.text?.(text.slice(at + 9, end));
    at = end + other[1].length;
  }
  return at;
}

/**
 * Reads XML in UTF-8, piece by piece; yields after each, so that whoever reads can pass on what the handler gathered.
 * Throws an Error, whose sentence goes on from the file's name, where it breaks off or is no XML.
 */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of pieces) {
    text += decoder.decode(piece, { stream: true });
    text = text.slice(readPiece(text, handler));
    yield;
  }
  text += decoder.decode();
  if (text.slice(readPiece(text, handler)).trim() !== '') throw new Error('is damaged: its XML breaks off');
  yield;
}

/** Reads a whole XML document; see `readXml`. */
export async function readWholeXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  const reading = readXml(pieces, handler);
  while (!(await reading.next()).done);
}
