import type { Catalog } from '../../catalog/types.ts';
import type { Language } from '../../text/language.ts';
import { text } from '../../text/text.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { listStyle } from '../list-style.ts';

/** What every page of an office needs to put codes into words. */
export type OfficeContext = { readonly catalog: Catalog; readonly language: Language };

export type SignedIn = {
  readonly officeName: string;
  readonly initials: string;
  /** Stands in every form of the session. */
  readonly csrf: string;
};

type OfficeFrame = {
  readonly language: Language;
  /** Stands in the browser's history: never a person. */
  readonly title: string;
  readonly main: Html;
  readonly path?: string;
  /** Of this page alone. */
  readonly style?: string;
  readonly signedIn?: SignedIn;
};

/** A page of the office's side. */
export function officeLayout({ signedIn, style, ...frame }: OfficeFrame): string {
  const { language } = frame;
  const who =
    signedIn &&
    html`<p>${text(language, 'office.signedIn', { office: signedIn.officeName, initials: signedIn.initials })}</p>`;
  const styles = [listStyle, ...(style === undefined ? [] : [style])];
  return layout({ ...frame, styles, footer: html`${who}<p>${text(language, 'office.footer')}</p>` });
}

export const hidden = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;
