import { createHash } from 'node:crypto';
import { livedLife } from './erasing.ts';
import { statementItems, statementLetters } from './mondays.ts';
import { signInAs } from './office-browser.ts';

/** Run by itself, in some time zone: prints a hash of everything that a week's statement is, is mailed as, or shows as. */
const { system } = await livedLife();
const outputs: Record<string, string> = {};

function note(name: string, what: unknown): void {
  // A letter's link and the moment in which a page was signed in are not of the statement.
  const text = JSON.stringify(what).replaceAll(/\/office\/[\w-]{20,}/g, '/office/link');
  outputs[name] = createHash('sha256').update(text).digest('hex');
}

for (const week of ['2026-W48', '2026-W49']) {
  for (const item of await statementItems(system, week)) note(`${item.pk} ${item.sk}`, item);
  for (const letter of await statementLetters(system, week)) note(`${letter.pk} ${letter.sk}`, letter);
}
for (const [mailbox, pages] of [
  ['disnaker-32-12', ['2026-W49', '2026-W49.xlsx', '2026-W49.csv']],
  ['kemnaker', ['2026-W49/national', '2026-W49/national.xlsx', '2026-W49/national.csv']],
] as const) {
  const { browser } = await signInAs(system, mailbox);
  for (const path of pages) {
    const { statusCode, body } = await browser.page(`/office/statements/${path}`);
    if (statusCode !== 200) throw new Error(`${path} answers ${statusCode}`);
    note(path, body);
  }
}
console.log(JSON.stringify(outputs));
