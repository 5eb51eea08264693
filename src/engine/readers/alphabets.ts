/** Letters that languages with Latin letters have besides those of ASCII, by the encodings in which they are written. */
const letters: Readonly<Record<string, readonly string[]>> = {
  'windows-1252': [
    // German, French, Spanish, Portuguese, Italian, Danish and Norwegian, Swedish and Finnish, Icelandic and Faroese
    'äöüßéè',
    'àâæçèéêëîïôœùûüÿ',
    'áéíñóúü',
    'áâãàçéêíóôõúü',
    'àáèéìíîòóùú',
    'æøåéèêóòôüäö',
    'åäöéüšžæø',
    'áéíóúýþæöðøå',
    // Dutch and Afrikaans, Catalan, Estonian, Albanian, Irish, Gaelic, Welsh and Breton, Galician, Luxembourgish
    'ëïéèöüáóíêçûâäîô',
    'àçèéíïòóúü',
    'äöõüšžéå',
    'ëç',
    'áéíóúàèìòù',
    'âêîôûŵŷëïöäüáéíóàèìòù',
    'êñùüâ',
    'äéëöüêèîôûçâ',
  ],
  // Polish, Czech, Slovak, Hungarian, Slovene with Croatian, Bosnian and Serbian, Romanian
  'windows-1250': ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'čćđšž', 'ăâîşţ'],
  'iso-8859-2': ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíĺľňóôŕšťúýž', 'áéíóöőúüű', 'čćđšž', 'ăâîşţ'],
  // Turkish
  'windows-1254': ['çğıi\u0307öşüâîû'],
  // Lithuanian, Latvian
  'windows-1257': ['ąčęėįšųūž', 'āčēģīķļņšūž'],
};

/** Signs beside words, and between letters. */
const beside = /^[‘’‚“”„«»‹›€£¥§©®°ªº…–—•¿¡\u00a0]+|[‘’‚“”„«»‹›€£¥§©®°ªº…–—•\u00a0]+$/g;
const between = '’–—·\u00ad';

/** Encodings of languages with Latin letters whose alphabets are known. */
export const latinEncodings: readonly string[] = Object.keys(letters);

const alphabets = new Map(
  Object.entries(letters).map(([encoding, languages]) => [
    encoding,
    languages.map((language) => new Set(`${language}${between}`)),
  ]),
);

/**
 * The share of words, read as one of `latinEncodings`, that are written with the letters of one language: of the one of
 * which it is the largest.
 */
export function alphabetShare(words: readonly Uint8Array[], encoding: string): number {
  const decoder = new TextDecoder(encoding);
  // Without `stream` some versions of Node take Windows-1252 for Latin-1.
  const read = (word: Uint8Array) => decoder.decode(word, { stream: true });
  const texts = words.map((word) => [...read(word).replace(beside, '').toLowerCase()]);
  const shares = alphabets.get(encoding)!.map((alphabet) => {
    const fitting = texts.filter((text) => text.every((letter) => letter < '\x80' || alphabet.has(letter)));
    return fitting.length / words.length;
  });
  return Math.max(...shares);
}
