export type Place = { readonly name: string; readonly province: string };

/** Words alone, without what stands before every name. */
const plain = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, ' ')
    .replace(/\b(kabupaten|kab|kota|city|of)\b/g, '')
    .trim();

/** Whether each typed word begins a word of a place's name or of its province. */
export function isMeant(typed: string, { name, province }: Place): boolean {
  const words = plain(`${name} ${province}`).split(/ +/);
  return plain(typed)
    .split(/ +/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
