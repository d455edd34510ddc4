/** A tag as our templates write them: quoted values, in which nothing stands that could end them. */
const tag = /<(?:!doctype html|\/?([a-z][a-z0-9]*))((?: [A-Za-z0-9-]+(?:="[^"<>]*")?)*)\/?>/g;
const attribute = /([A-Za-z0-9-]+)(?:="([^"]*)")?/g;

const withoutStyle = (page: string): string => page.replace(/<style>[^<]*<\/style>/g, '');

const attributesIn = (written: string): readonly (readonly [string, string])[] =>
  [...written.matchAll(attribute)].map(([, name = '', value = '']) => [name, value]);

/** Whether anything but a template's own tags and attributes has come into a page. */
export function isSpoiled(page: string): boolean {
  const bare = withoutStyle(page);
  const attributes = [...bare.matchAll(tag)].flatMap(([, , written = '']) => attributesIn(written));
  return /[<>]/.test(bare.replace(tag, '')) || attributes.some(([name, value]) => acts(name, value));
}

/** Attributes that do something, and addresses of other places than a template names. */
const acts = (name: string, value: string): boolean =>
  /^(on|style$|srcdoc$)/.test(name) ||
  (/^(href|src|action|formaction)$/.test(name) &&
    !/^(\/(?!\/)|#|tel:|https:\/\/wa\.me\/|https:\/\/www\.bmkg\.go\.id\/$)/.test(value));

/** A page's tags and the names of their attributes, in their order, without any value or word. */
export const bonesOf = (page: string): string =>
  [...withoutStyle(page).matchAll(tag)]
    .map(([all, name = '', written = '']) =>
      [all.startsWith('</') ? '/' : '', name, ...attributesIn(written).map(([one]) => one)].join(' '),
    )
    .join('\n');

const named: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' };

/** How a text must stand in a page, be it between tags or in a quoted value. */
export const escaped = (text: string): string =>
  [...text].map((sign) => (sign in named ? `&${named[sign]};` : sign)).join('');
