type Texts = Readonly<Record<string, unknown>>;

/** What a language's file lacks of the keys that the code knows, and where its placeholders are other ones. */
export const textProblems = (texts: Texts, needed: Texts): string[] => [
  ...Object.keys(needed).flatMap((key) => problemOf(key, texts[key], needed[key])),
  ...Object.keys(texts).flatMap((key) => (Object.hasOwn(needed, key) ? [] : [`"${key}" is said nowhere`])),
];

function problemOf(key: string, words: unknown, like: unknown): string[] {
  if (typeof words !== 'string' || words.trim() === '') return [`"${key}" has no words`];
  const [has, needs] = [placeholders(words), placeholders(String(like))];
  return has === needs
    ? []
    : [`"${key}" needs the placeholders ${needs || 'none'}, and has ${has || 'none'}`];
}

const placeholders = (words: string): string => (words.match(/\{\w+\}/g) ?? []).sort().join(' ');
