/** A text as the name of a file or a resource: small letters, digits and `_`, at most 80 of them. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase();
  return (
    plain
      .replace(/[^a-z\d]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 80) || 'part'
  );
}

/** Slugs of several texts, each another one. */
export function slugs(texts: readonly string[]): string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    let name = slug(text);
    for (let count = 2; taken.has(name); count++) name = `${slug(text)}_${count}`;
    taken.add(name);
    return name;
  });
}
