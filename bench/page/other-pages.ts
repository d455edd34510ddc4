import type { Browser } from 'playwright-core';
import type { Host } from '../../local/host.ts';
import { enroll } from '../../local/week/client.ts';
import { askForCode, enterCode } from '../../test/pictures/sign-in.ts';
import { answersOf, applicant, fillIn } from '../../test/support/form-filling.ts';
import { type Line, lines, openContext, openSlowPage, type SlowPage } from './phone.ts';
import { follow, type Visit, visit } from './visit.ts';

/** A page by its name, and how it was to get it. */
type Seen = readonly (readonly [name: string, visit: Visit])[];

const send = 'form[action="/enrollments"] button.main';
const askStatus = 'main form[action^="/status"] button';
const district = '33.02';
const mailbox = 'disnaker-33-02';
/** As many as a page of the list shows. */
const people = 25;

/** Every page but the empty form, on 2G: what each visit found, by the page's name. */
export async function seeOtherPages(
  browser: Browser,
  host: Host,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): Promise<ReadonlyMap<string, readonly Visit[]>> {
  await fillList(host, seed);
  const visits = new Map<string, Visit[]>();
  for (let round = 1; round <= rounds; round += 1)
    for (const [name, visit] of await seeAll(browser, host, lines[0], seed + people + round))
      visits.set(name, [...(visits.get(name) ?? []), visit]);
  return visits;
}

/** So many wait for an officer of one district. */
async function fillList(host: Host, seed: number): Promise<void> {
  for (let one = 0; one < people; one += 1) await enroll(host.url, applicant(seed + one, { district }));
  await host.settle();
}

/** First without scripts what the form answers, then what is opened by its address. */
async function seeAll(browser: Browser, host: Host, line: Line, seed: number): Promise<Seen> {
  const answers = await seeAnswers(browser, host.url, line, seed);
  const opened: [string, Visit][] = [];
  for (const path of ['/status', '/assisted', '/office'])
    opened.push([
      path,
      await withPhone(browser, line, (phone) => visit(phone, `${host.url}${path}?lang=id`)),
    ]);
  return [...answers, ...opened, ['the list of an officer', await seeList(browser, host, line)]];
}

async function seeAnswers(browser: Browser, url: string, line: Line, seed: number): Promise<Seen> {
  return withPhone(
    browser,
    line,
    async (phone) => {
      await visit(phone, `${url}/?lang=id`);
      const refused = await follow(phone, send);
      await phone.setSlow(false);
      await fillIn(phone.page, answersOf(applicant(seed)));
      await phone.setSlow(true);
      const receipt = await follow(phone, send);
      const status = await follow(phone, askStatus);
      return [
        ['the form, refused', refused],
        ['receipt', receipt],
        ['status of a receipt', status],
      ];
    },
    false,
  );
}

const seeList = (browser: Browser, host: Host, line: Line): Promise<Visit> =>
  withPhone(browser, line, async (phone) => {
    await phone.page.goto(`${host.url}/office?lang=id`);
    await askForCode(phone.page, mailbox);
    await enterCode(phone.page, host);
    // The first page of the office is still coming.
    await phone.page.waitForLoadState('networkidle');
    return visit(phone, `${host.url}/office/list?lang=id`);
  });

/** Without scripts a form's answer is a page like any other. */
async function withPhone<T>(
  browser: Browser,
  line: Line,
  use: (phone: SlowPage) => Promise<T>,
  scripts = true,
): Promise<T> {
  const context = await openContext(browser, scripts);
  try {
    return await use(await openSlowPage(context, line));
  } finally {
    await context.close();
  }
}
