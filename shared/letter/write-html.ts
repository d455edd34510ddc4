import { type Html, html, raw } from '../pages/html.ts';
import { type Bilingual, mainLanguage, secondLanguage } from '../text/language.ts';
import { text, textInAll } from '../text/text.ts';
import type { Block, Count, LetterParts } from './block.ts';
import { font, ink, line, soft } from './html-colors.ts';
import { darkTableStyle, htmlHeading, htmlTable, inSecond, tableStyle } from './html-table.ts';
import { both } from './write-text.ts';

// Mail programs know little: tables for layout, styles on the element, no remote content. Dark colors come by
// class where the program knows the query; the others invert by themselves.
const dark = `@media (prefers-color-scheme:dark){.page{background:#12181d!important}.sheet{background:#1c272c!important}.ink{color:#f1f4f5!important}.soft{color:#b9c4cb!important}.line{border-color:#3b4850!important}.alarm{color:#ffaaa3!important}.press{background:#7fd6cb!important}.press a{color:#0a2724!important}${darkTableStyle}}`;

/** The letter as HTML: one column of at most 560 px, whole at 320 px. */
export function writeHtml({ subject, title, greeting, blocks, reference }: LetterParts): string {
  return html`<!doctype html>
<html lang="${mainLanguage}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject[mainLanguage]}</title><style>${raw(tableStyle + dark)}</style></head>
<body class="page" style="margin:0;padding:0;background:#eef2f2">
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" style="background:#eef2f2"><tr><td align="center" style="padding:12px 8px">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-top:5px solid #0b5d57"><tr><td align="left" style="padding:20px 20px 24px">
<h1 class="ink" style="${ink};font-size:22px;line-height:28px;margin:0 0 8px">${title[mainLanguage]}</h1>
${greeting && paragraph(greeting[mainLanguage])}
${blocks.map(blockHtml)}
${second(title, blocks)}
${footer(reference)}
</td></tr></table>
</td></tr></table>
</body></html>
`.toString();
}

function blockHtml(block: Block): Html {
  switch (block.kind) {
    case 'words':
      return paragraph(block.words[mainLanguage]);
    case 'heading':
      return htmlHeading(block.words, 20);
    case 'counts':
      return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:16px 0">${block.counts.map(countRow)}</table>`;
    case 'table':
      return htmlTable(block);
    case 'code':
      return html`<p class="ink" style="${ink};font-size:34px;line-height:44px;font-weight:bold;letter-spacing:4px;margin:16px 0">${block.code}</p>`;
    case 'button':
      return button(block);
  }
}

const paragraph = (words: string): Html =>
  html`<p class="ink" style="${ink};font-size:16px;line-height:24px;margin:0 0 12px">${words}</p>`;

const countRow = ({ count, label, alarming }: Count): Html =>
  html`<tr><td class="${alarming ? 'alarm' : 'ink'} line" width="72" align="right" style="${font};color:${alarming ? '#a3151b' : '#16202a'};${line};padding:8px 14px 8px 0;white-space:nowrap;font-size:26px;line-height:32px;font-weight:bold">${count}</td><td class="ink line" style="${ink};${line};padding:8px 0;font-size:17px;line-height:22px">${label[mainLanguage]}${inSecond(label)}</td></tr>`;

/** The color is the cell's, not only the link's: Outlook gives a link no padding. */
const button = ({ words, link }: Extract<Block, { kind: 'button' }>): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:20px 0"><tr><td class="press" bgcolor="#0b5d57" align="center" style="background:#0b5d57;border-radius:4px;padding:12px 32px"><a href="${link}" style="${font};color:#ffffff;font-size:18px;line-height:22px;font-weight:bold;text-decoration:none;display:block">${words[mainLanguage]}<br><span lang="${secondLanguage}" style="font-size:14px;font-weight:normal">${words[secondLanguage]}</span></a></td></tr></table>`;

function second(title: Bilingual, blocks: readonly Block[]): Html {
  const words = blocks.flatMap((block) => (block.kind === 'words' ? [block.words[secondLanguage]] : []));
  return html`<div lang="${secondLanguage}" class="line" style="${line};margin-top:24px;padding-top:12px"><p class="soft" style="${soft};font-size:14px;line-height:20px;margin:0 0 8px"><b>${title[secondLanguage]}</b></p>${words.map((sentence) => html`<p class="soft" style="${soft};font-size:14px;line-height:20px;margin:0 0 8px">${sentence}</p>`)}</div>`;
}

const footer = (reference: string | undefined): Html =>
  html`<p class="soft line" style="${soft};${line};font-size:13px;line-height:18px;margin:16px 0 0;padding-top:12px">${text(mainLanguage, 'letter.automatic')}<br><span lang="${secondLanguage}">${text(secondLanguage, 'letter.automatic')}</span>${reference !== undefined && html`<br>${both(textInAll('letter.reference'))}: ${reference}`}</p>`;
