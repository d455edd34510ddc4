import { type Language, languages } from '../text/language.ts';
import { text } from '../text/text.ts';
import { type Html, html, raw } from './html.ts';
import { type ScriptName, scriptLink } from './scripts.ts';
import { style } from './style.ts';

export type Frame = {
  readonly language: Language;
  readonly title: string;
  readonly main: Html;
  /** Path of the same page in another language; absent where a link cannot lead back to it (the answer to a POST). */
  readonly path?: string;
  /** Beside what all pages have; the headers that a page is sent with name them (`headers.ts`). */
  readonly styles?: readonly string[];
  /** Makes the page better where it runs; without it the page works too. */
  readonly script?: ScriptName;
  /** Said at the bottom in place of what an applicant needs to know. */
  readonly footer?: Html;
};

/** A whole page: complete in itself, nothing to load, no script needed. */
export function layout(frame: Frame): string {
  const { language, title, main } = frame;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
${frame.script !== undefined && scriptLink(frame.script)}<title>${title} - ${text(language, 'site.name')}</title>
${[style, ...(frame.styles ?? [])].map((one) => html`<style>${raw(one)}</style>`)}
</head>
<body>
<a class="skip" href="#main">${text(language, 'site.skip')}</a>
<header><b>${text(language, 'site.name')}</b>${languageLink(frame)}</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer>${frame.footer ?? footerForApplicants(frame)}</footer>
</body>
</html>
`.toString();
}

function languageLink({ language, path }: Frame): Html | undefined {
  if (path === undefined) return undefined;
  const other = languages.find((one) => one !== language) ?? language;
  return html`<a href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${text(language, 'site.otherLanguage')}</a>`;
}

const footerForApplicants = (frame: Frame): Html =>
  html`<p>${text(frame.language, 'site.free')}</p><p>${footerLink(frame)}</p>`;

const footerLink = ({ language, path }: Frame): Html =>
  path === '/'
    ? html`<a href="/status?lang=${language}">${text(language, 'site.status')}</a><br><a href="/assisted?lang=${language}">${text(language, 'site.assisted')}</a>`
    : html`<a href="/?lang=${language}">${text(language, 'site.start')}</a>`;
