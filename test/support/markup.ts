/** What a page consists of, read with little knowledge: enough for pages that we write ourselves. */
export type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

export const tagsOf = (page: string): readonly Tag[] =>
  [...withoutStyle(page).matchAll(/<([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = '', attributes = '']) => ({ name, attributes: attributesOf(attributes) }),
  );

const attributesOf = (source: string): Record<string, string> =>
  Object.fromEntries(
    [...source.matchAll(/([a-z-]+)(?:="([^"]*)")?/gi)].map(([, name = '', value = '']) => [name, value]),
  );

/** The words that a person reads. */
export const wordsOf = (page: string): string =>
  unescaped(withoutTexts(withoutStyle(page)).replace(/<[^>]*>/g, ' ')).replace(/\s+/g, ' ');

/** What a script may say, nobody has read yet. */
const withoutTexts = (page: string): string => page.replace(/<script[\s\S]*?<\/script>/g, '');

const unescaped = (markup: string): string =>
  markup
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const withoutStyle = (page: string): string => page.replace(/<style>[\s\S]*?<\/style>/g, '');

export const namesOf = (page: string): ReadonlySet<string> =>
  new Set(tagsOf(page).flatMap(({ attributes }) => attributes['name'] ?? []));

export const idsOf = (page: string): readonly string[] =>
  tagsOf(page).flatMap(({ attributes }) => attributes['id'] ?? []);

/** What the page's forms send where nobody types or ticks anything. */
export const hiddenFieldsOf = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tagsOf(page).flatMap(({ attributes: { type, name, value = '' } }) =>
      type === 'hidden' && name !== undefined ? [[name, unescaped(value)]] : [],
    ),
  );
