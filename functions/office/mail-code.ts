import { randomBytes, randomInt } from 'node:crypto';
import { isKnownBrowser } from '../../shared/identity/known-browser.ts';
import { officeLink } from '../../shared/identity/office-links.ts';
import type { LetterFacts } from '../../shared/letter/facts.ts';
import { renderLetter } from '../../shared/letter/render.ts';
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
import { type CodeFor, keepCode } from '../../shared/storage/sign-in-codes.ts';
import type { OfficeDeps } from './deps.ts';

type Asked = {
  readonly office: DirectoryEntry | undefined;
  readonly byLink: boolean;
  /** Cookies of the browser that asks: of this request for a code, and of an earlier sign-in. */
  readonly browser: string;
  readonly known: string | undefined;
  readonly at: Date;
};

/** Stands in for a mailbox that nobody has: the table is asked the same, whoever is named. */
const nobody = { mailbox: 'nobody', addressVersion: 0 };

export async function mailCode(asked: Asked, deps: OfficeDeps): Promise<void> {
  const { office, browser, at } = asked;
  const { mailbox } = office ?? nobody;
  const asker = await askerOf(asked, deps);
  if (!(await admit(deps.table, { mailbox, asker }, codeLimits, at))) return overLimit(asked, asker, deps);
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  await keepCode(deps.table, await codeFor(office, browser, code, deps), at);
  if (!office) return deps.report.count('CodesForNobody');
  await mail(office, { kind: 'code', code, minutes: codeMinutes }, 'CodesSent', deps);
}

/** The strongest proof that came along: each kind of asker has an allowance of its own. */
async function askerOf({ office, byLink, known, at }: Asked, deps: OfficeDeps): Promise<string> {
  if (office && known && isKnownBrowser(await deps.tokens(), known, office, at))
    return knownBrowserOf((await deps.digests()).browser(known));
  return byLink ? linkHolder : anybody;
}

/** Somebody has used up what strangers get: the mailbox itself is shown the way that they do not have, once a day. */
async function overLimit({ office, at }: Asked, asker: string, deps: OfficeDeps): Promise<void> {
  deps.report.count('CodesOverLimit');
  if (asker !== anybody) return;
  const { mailbox } = office ?? nobody;
  const isDue = await admit(deps.table, { mailbox, asker: notice }, noticeLimits, at);
  if (!isDue || !office) return;
  const officeName = deps.catalog.office(office.office).name;
  const link = officeLink(await deps.tokens(), deps.origin, office, at);
  await mail(office, { kind: 'link', officeName, link }, 'SignInLinksSent', deps);
}

/** A code as the table knows it: keyed hashes of browser and code. */
export async function codeFor(
  office: DirectoryEntry | undefined,
  cookie: string,
  code: string,
  deps: OfficeDeps,
): Promise<CodeFor> {
  const digests = await deps.digests();
  const browser = digests.browser(cookie);
  const { mailbox, addressVersion } = office ?? nobody;
  return { mailbox, browser, code: digests.code(mailbox, browser, code), addressVersion };
}

/** Sent here and now, never queued, and kept nowhere in clear. A failure must not show in the answer. */
async function mail(
  { address, mailbox }: DirectoryEntry,
  facts: LetterFacts,
  counted: string,
  deps: OfficeDeps,
): Promise<void> {
  const letter = renderLetter(facts);
  const reference = `${mailbox}_K-${randomBytes(6).toString('hex')}`;
  try {
    await deps.mailer.send({ from: deps.sender, to: address, reference, ...letter });
    deps.report.count(counted);
  } catch (error) {
    deps.report.fail('code-not-sent', error, { mailbox });
    deps.report.count('CodesNotSent');
  }
}
