import { randomBytes, randomInt } from 'node:crypto';
import { isKnownBrowser } from '../../shared/identity/known-browser.ts';
import { officeLink } from '../../shared/identity/office-links.ts';
import type { LetterFacts } from '../../shared/letter/facts.ts';
import { renderLetter } from '../../shared/letter/render.ts';
import { MailKeptBack } from '../../shared/messaging/mailer.ts';
import type { MetricOf } from '../../shared/observing/metrics.ts';
import {
  admit,
  anybody,
  codeLimits,
  codeMinutes,
  knownBrowserOf,
  linkHolder,
  notice,
  noticeLimits,
} from '../../shared/storage/code-allowance.ts';
import type { DirectoryEntry } from '../../shared/storage/offices.ts';
import { keepCode } from '../../shared/storage/sign-in-codes.ts';
import { codeFor, nobody } from './code-for.ts';
import type { OfficeDeps } from './deps.ts';

type Asked = {
  readonly office: DirectoryEntry | undefined;
  readonly byLink: boolean;
  /** Cookies of the browser that asks: of this request for a code, and of an earlier sign-in. */
  readonly browser: string;
  readonly known: string | undefined;
  readonly at: Date;
};

export async function mailCode(asked: Asked, deps: OfficeDeps): Promise<void> {
  const { office, browser, at } = asked;
  const askers = await askersOf(asked, deps);
  if (!(await admitAsOne(askers, asked, deps))) return overLimit(askers, asked, deps);
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  await keepCode(deps.table, await codeFor(office, browser, code, deps), at);
  if (!office) return deps.report.count('CodesForNobody');
  await mail(office, { kind: 'code', code, minutes: codeMinutes }, 'CodesSent', deps);
}

/**
 * What the request proves decides which allowance counts, so that a stranger uses up only what strangers get. Where
 * a mail scanner has pressed the buttons of all letters, their links are left what anybody has.
 */
async function askersOf({ office, byLink, known, at }: Asked, deps: OfficeDeps): Promise<readonly string[]> {
  if (office && known && isKnownBrowser(await deps.tokens(), known, office, at))
    return [knownBrowserOf((await deps.digests()).browser(known))];
  return byLink ? [linkHolder, anybody] : [anybody];
}

async function admitAsOne(
  askers: readonly string[],
  { office, at }: Asked,
  { table }: OfficeDeps,
): Promise<boolean> {
  const { mailbox } = office ?? nobody;
  for (const asker of askers) if (await admit(table, { mailbox, asker }, codeLimits, at)) return true;
  return false;
}

/** Somebody has used up what strangers get: the mailbox itself is shown the way that they do not have, once a day. */
async function overLimit(askers: readonly string[], { office, at }: Asked, deps: OfficeDeps): Promise<void> {
  deps.report.count('CodesOverLimit');
  if (askers[0] !== anybody) return;
  const { mailbox } = office ?? nobody;
  const isDue = await admit(deps.table, { mailbox, asker: notice }, noticeLimits, at);
  if (!isDue || !office) return;
  const officeName = deps.catalog.office(office.office).name;
  const link = officeLink(await deps.tokens(), deps.origin, office, at);
  await mail(office, { kind: 'link', officeName, link }, 'SignInLinksSent', deps);
}

/** Sent here and now, never queued, and kept nowhere in clear. A failure must not show in the answer. */
async function mail(
  { address, mailbox }: DirectoryEntry,
  facts: LetterFacts,
  counted: MetricOf<'office'>,
  deps: OfficeDeps,
): Promise<void> {
  const letter = renderLetter(facts);
  const reference = `${mailbox}_K-${randomBytes(6).toString('hex')}`;
  try {
    await deps.mailer.send({ from: deps.sender, to: address, reference, ...letter });
    deps.report.count(counted);
  } catch (error) {
    if (error instanceof MailKeptBack) return deps.report.log('code-kept-back', { mailbox });
    deps.report.fail('code-not-sent', error, { mailbox });
    deps.report.count('CodesNotSent');
  }
}
