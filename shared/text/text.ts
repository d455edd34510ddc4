import first from '#catalog/texts/first.json' with { type: 'json' };
import second from '#catalog/texts/second.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import { type Bilingual, inEach, type Language, mainLanguage } from './language.ts';

export type TextKey = keyof typeof english;
export type TextParams = Readonly<Record<string, string | number>>;

type Texts = Readonly<Partial<Record<string, string>>>;

/** A language is one file of texts. What another catalog's file leaves out is said in our English. */
const textIn = (language: Language, key: TextKey): string =>
  (textsIn(language)[key] ?? english[key]) as string;

const textsIn = (language: Language): Texts => (language === mainLanguage ? first : second);

/** The words for a key, its `{placeholders}` filled. Throws when one has no value: nobody shall read a bare name. */
export function text(language: Language, key: TextKey, params: TextParams = {}): string {
  return textIn(language, key).replace(/\{(\w+)\}/g, (_hole, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`Text ${key} needs ${name}`);
    return String(value);
  });
}

/** Whether there are words for a key that was put together from a code. */
export const isTextKey = (key: string): key is TextKey => Object.hasOwn(english, key);

/** All texts whose key begins so: for a script, which cannot ask one by one. */
export const textsUnder = (language: Language, prefix: string): Readonly<Record<string, string>> =>
  textsOf(language, Object.keys(english).filter((key) => key.startsWith(prefix)) as TextKey[]);

/** Some texts with their placeholders: for a script, which fills them later. */
export const textsOf = (language: Language, keys: readonly TextKey[]): Readonly<Record<string, string>> =>
  Object.fromEntries(keys.map((key) => [key, textIn(language, key)]));

/** The same words in all languages, for data that stay valid whatever the reader chooses. */
export const textInAll = (key: TextKey, params: TextParams = {}): Bilingual =>
  inEach((language) => text(language, key, params));
