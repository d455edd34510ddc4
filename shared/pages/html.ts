/** Markup that may stand in a page as it is. Only this module makes it, so that no parsed input can pass for it. */
export class Html {
  readonly #markup: string;
  constructor(markup: string) {
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

type Content = Html | string | number | undefined | false | readonly Content[];

/** A template whose values are escaped, for text and for quoted attribute values; `Html` and lists of it pass. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  return new Html(strings.reduce((page, part, index) => page + render(values[index - 1]) + part));
}

/** For markup that is constant in this repository (style sheets, pictures): nothing from outside may come here. */
export const raw = (constant: string): Html => new Html(constant);

/** An attribute with its value, ` name` alone for `true`, and nothing for `undefined` and `false`. */
export function attribute(name: string, value: string | number | boolean | undefined): Html {
  if (value === undefined || value === false) return raw('');
  return value === true ? raw(` ${name}`) : html` ${raw(name)}="${value}"`;
}

function render(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.toString();
  if (typeof content === 'object') return content.map(render).join('');
  return escapeSigns(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeSigns = (plain: string): string => plain.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
