import { catalog } from '../../shared/catalog/current.ts';
import { isCanaryLetter } from '../../shared/storage/letters.ts';
import type { Host } from '../host.ts';
import { again, applicants, inTrouble, refusables } from './applicants.ts';
import { askSome } from './asking.ts';
import { type Books, readBooks, readTotals, type Totals } from './books.ts';
import { newestWorkingWeek, type PlayedWeek } from './calendar.ts';
import { type Canaries, haveCome, sendCanary } from './canaries.ts';
import { enroll } from './client.ts';
import { answerSome } from './desk-work.ts';

type Options = { readonly seed: number; readonly say: (line: string) => void };

/** What the week came to; `ok` only where every way of counting gives the same. */
export type Summary = {
  readonly submissions: number;
  readonly choices: number;
  readonly referrals: number;
  readonly repeats: number;
  readonly refused: number;
  readonly letters: number;
  readonly emails: number;
  readonly digests: number;
  readonly nationalTotal: number;
  readonly sumOfOffices: number;
  readonly recount: number;
  readonly proof: 'ok' | 'broken';
  /** In none of the other numbers. */
  readonly canaries: Readonly<Canaries>;
  readonly ok: boolean;
};

/** What the phones were told: counted from the answers alone. */
type Received = {
  submissions: number;
  choices: number;
  refused: number;
  readonly receipts: string[];
  readonly canaries: Canaries;
};

const people = 60;
const repeating = 6;
const answeringOffices = 9;

/** Plays the newest week that is over: people, letters, answers, Monday; then checks that all numbers agree. */
export async function playWeek(host: Host, { seed, say }: Options): Promise<Summary> {
  const week = newestWorkingWeek(host.now());
  if ((await readBooks(host, week.week)).submissions > 0)
    throw new Error('The kept data hold a week already: start with --empty, or with another directory.');
  const canaries = { sent: 0, arrived: 0, missing: 0 };
  const received: Received = { submissions: 0, choices: 0, refused: 0, receipts: [], canaries };
  say(`Week ${week.week}, simulated:`);
  await receivePeople(host, week, { seed, received, say });
  await answerPeople(host, week, say);
  await hearPeople(host, week, received.receipts, say);
  await sendCanary(host, week.at(4, 14, 20), canaries);
  await closeWeek(host, week, say);
  await sendCanary(host, week.at(7, 6, 20), canaries);
  say(`             ${canaries.arrived} test applications came out at the other end; they are in no number`);
  const emails = host.mails().filter(({ tags }) => tags['letter'] && !isCanaryLetter(tags['letter'])).length;
  const summary = summarize(
    received,
    await readBooks(host, week.week),
    await readTotals(host, week.week),
    emails,
  );
  await host.setClock(null);
  say(summary.ok ? '  All numbers agree.' : `  The numbers do NOT agree: ${JSON.stringify(summary)}`);
  return summary;
}

type Receiving = Options & { readonly received: Received };

async function receivePeople(
  host: Host,
  week: PlayedWeek,
  { seed, received, say }: Receiving,
): Promise<void> {
  const everyone = applicants(seed, people);
  await host.setClock(week.at(0, 8).toISOString());
  await sendAll(host, everyone.slice(0, people / 2), received);
  await tick(host, week.at(0, 10));
  await sendCanary(host, week.at(0, 10, 20), received.canaries);
  say(`  Monday     ${received.submissions} people apply; the first letters go at ten`);
  await host.setClock(week.at(1, 3, 10).toISOString());
  await sendAll(host, [inTrouble(seed)], received);
  await settled(host);
  say('  Tuesday    somebody in trouble writes at 03:10; the office is told at once');
  await host.setClock(week.at(1, 9).toISOString());
  await sendAll(host, everyone.slice(people / 2), received);
  await tick(host, week.at(1, 13));
  await host.setClock(week.at(2, 9).toISOString());
  await sendAll(host, everyone.slice(0, repeating).map(again), received);
  await sendAll(host, refusables(seed), received);
  await tick(host, week.at(2, 10));
  await sendCanary(host, week.at(2, 10, 20), received.canaries);
  say(`  Wednesday  ${repeating} people apply again, ${received.refused} requests are refused with a reason`);
}

async function answerPeople(host: Host, week: PlayedWeek, say: Options['say']): Promise<void> {
  await host.setClock(week.at(3, 9).toISOString());
  const answers = await answerSome(host, busiestMailboxes(host));
  await tick(host, week.at(3, 14));
  const { accepted, scheduled, passedOn, closed } = answers;
  say(
    `  Thursday   offices accept ${accepted}, schedule ${scheduled}, close ${closed}, pass on ${passedOn} to the desk`,
  );
}

async function hearPeople(
  host: Host,
  week: PlayedWeek,
  receipts: readonly string[],
  say: Options['say'],
): Promise<void> {
  await host.setClock(week.at(4, 9).toISOString());
  const { withdrawn, disputed, confirmed, phones } = await askSome(host, receipts);
  await tick(host, week.at(4, 14));
  say(
    `  Friday     with their receipts ${withdrawn} withdraws, ${phones} gives a new number; help came to ${confirmed}, and not to ${disputed}`,
  );
}

/** The offices that got a letter of new referrals on Monday. */
function busiestMailboxes(host: Host): string[] {
  const names = host.mails().flatMap(({ tags }) => tags['letter']?.split('_W-')[0] ?? []);
  const manpower = catalog.offices.filter(({ kind }) => kind === 'manpower').map(({ mailbox }) => mailbox);
  return [...new Set(names.filter((name) => manpower.includes(name)))].slice(0, answeringOffices);
}

async function closeWeek(host: Host, week: PlayedWeek, say: Options['say']): Promise<void> {
  const fired = await host.fire('summarize', week.at(7, 6).toISOString());
  if (fired.status === 'failed') throw new Error(`summarize failed: ${fired.functionError.errorMessage}`);
  await settled(host);
  say('  Monday     06:00: the week is counted, frozen, and mailed to every office and the ministry');
}

async function tick(host: Host, at: Date): Promise<void> {
  await settled(host);
  const fired = await host.fire('gather', at.toISOString());
  if (fired.status === 'failed') throw new Error(`gather failed: ${fired.functionError.errorMessage}`);
  await settled(host);
}

async function settled(host: Host): Promise<void> {
  const { settled: quiet, busy } = await host.settle();
  if (!quiet) throw new Error(`The system does not come to rest: ${JSON.stringify(busy)}`);
}

/** A few phones at a time. */
async function sendAll(host: Host, bodies: readonly object[], received: Received): Promise<void> {
  const waiting = [...bodies];
  const phone = async (): Promise<void> => {
    for (let body = waiting.shift(); body; body = waiting.shift()) await sendOne(host, body, received);
  };
  await Promise.all(Array.from({ length: 4 }, phone));
}

async function sendOne(host: Host, body: object, received: Received): Promise<void> {
  const { status, body: answer } = await enroll(host.url, body);
  if (status === 201) {
    const sent = body as { choices: readonly unknown[]; consent: { protection?: boolean } };
    received.submissions += 1;
    received.receipts.push(String(answer['receipt']));
    received.choices += sent.choices.length + (answer['notice'] && sent.consent.protection ? 1 : 0);
  } else if (status < 500) received.refused += 1;
  else throw new Error(`POST /enrollments answered ${status}`);
}

function summarize(
  received: Received,
  books: Books,
  { national, offices, statement }: Totals,
  emails: number,
): Summary {
  const { choices: complete, offices: adds, cohorts = true, underWay } = statement.proof;
  const proof = complete && adds && cohorts && underWay === 0;
  const { choices } = received;
  const counted = [books.expected, books.referrals + books.repeats, books.told - books.moves];
  const totals = [national, offices, books.recount];
  const ok =
    proof &&
    haveCome(received.canaries) &&
    [...counted, ...totals].every((count) => count === choices) &&
    books.submissions === received.submissions &&
    emails === books.lettersSent;
  return {
    ...{ submissions: received.submissions, choices, referrals: books.referrals, repeats: books.repeats },
    ...{ refused: received.refused, letters: books.letters, emails },
    ...{ digests: books.digests, nationalTotal: national, sumOfOffices: offices, recount: books.recount },
    ...{ proof: proof ? 'ok' : 'broken', canaries: received.canaries, ok },
  };
}
