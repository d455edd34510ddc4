import { type Html, html } from '../pages/html.ts';
import { type Bilingual, mainLanguage, secondLanguage } from '../text/language.ts';
import type { TableBlock, TableRow } from './block.ts';
import { font, ink, soft } from './html-colors.ts';
import { both } from './write-text.ts';

/**
 * What a thousand cells share stands once, not on each: mail programs cut off a letter beyond 102 kB. Where a program
 * knows no style sheet, the attributes still make a table of it.
 */
export const tableStyle =
  '.rows td{border-top:1px solid #d5dcdf;color:#16202a;font-size:15px;line-height:20px;padding:6px 0}.rows span{color:#47545f;font-size:13px}.rows .now{font-weight:bold}.rows .now,.rows .was{padding-left:5px;white-space:nowrap}.rows .was{color:#47545f;font-size:14px}.rows th{color:#47545f;font-size:12px;font-weight:normal;line-height:15px;padding:4px 0 4px 5px}.rows .none{border:0}.rows .bar{border:0;font-size:1px;line-height:7px;padding:0}';
export const darkTableStyle =
  '.rows td{border-color:#3b4850!important;color:#f1f4f5!important}.rows span,.rows th,.rows .was{color:#b9c4cb!important}.rows .bar{background:#7fd6cb!important}';

const longestBar = 110;

/** The title stands above the table, not in its first column: a phone would break it word by word. */
export const htmlTable = ({ title, columns, rows, note }: TableBlock): Html =>
  html`${htmlHeading(title, 17)}${rows.length > 0 && html`<table class="rows" width="100%" cellpadding="0" cellspacing="0" style="${font};margin:0 0 8px">${columns && headRow(columns)}${rows.map(tableRow)}</table>`}${note && html`<p class="soft" style="${soft};font-size:13px;line-height:18px;margin:4px 0 8px">${both(note)}</p>`}`;

export const htmlHeading = (words: Bilingual, size: number): Html =>
  html`<h2 class="ink" style="${ink};font-size:${size}px;line-height:${size + 5}px;margin:24px 0 2px">${words[mainLanguage]}${inSecond(words)}</h2>`;

export const inSecond = (words: Bilingual): Html | false =>
  words[mainLanguage] !== words[secondLanguage] &&
  html`<br><span class="soft" lang="${secondLanguage}" style="color:#47545f;font-size:13px;font-weight:normal">${words[secondLanguage]}</span>`;

const headRow = (columns: readonly Bilingual[]): Html =>
  html`<tr><td class="none"></td>${columns.map((column) => html`<th align="right" valign="bottom" width="70">${column[mainLanguage]}<br>${column[secondLanguage]}</th>`)}</tr>`;

const tableRow = ({ label, cells, bar = 0 }: TableRow): Html =>
  html`<tr><td>${label[mainLanguage]}${label[mainLanguage] !== label[secondLanguage] && html`<br><span lang="${secondLanguage}">${label[secondLanguage]}</span>`}${bar > 0 && barOf(bar)}</td>${cells.map((cell, at) => html`<td align="right" valign="top" class="${at === 0 ? 'now' : 'was'}">${cell}</td>`)}</tr>`;

/** A colored cell of that width: mail programs show it without pictures, Outlook too. Beside the number it is no news. */
const barOf = (share: number): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0"><tr><td class="bar" bgcolor="#0b5d57" width="${Math.max(1, Math.round(share * longestBar))}" height="7">&nbsp;</td></tr></table>`;
