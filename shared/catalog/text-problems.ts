type Texts = Readonly<Record<string, unknown>>;

/** Where a language's file says what nobody asks for, or its placeholders are other ones than those of our texts. */
export const textProblems = (texts: Texts, ours: Texts): string[] =>
  Object.entries(texts).flatMap(([key, words]) => {
    if (!Object.hasOwn(ours, key)) return [`"${key}" is said nowhere`];
    if (typeof words !== 'string' || words.trim() === '') return [`"${key}" has no words`];
    const [has, needs] = [placeholders(words), placeholders(String(ours[key]))];
    return has === needs ? [] : [`"${key}" needs ${needs || 'no placeholder'}, and has ${has || 'none'}`];
  });

/** The keys that a language's file leaves out. */
export const missingTexts = (texts: Texts, ours: Texts): string[] =>
  Object.keys(ours).filter((key) => !Object.hasOwn(texts, key));

const placeholders = (words: string): string => (words.match(/\{\w+\}/g) ?? []).sort().join(' ');
