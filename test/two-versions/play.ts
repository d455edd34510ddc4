import type { Host } from '../../local/host.ts';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { type Dice, diceOf } from '../../local/week/dice.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { unpackTally } from '../../shared/statement/tally.ts';
import { check } from '../faults/invariants/check.ts';
import { answerSome } from '../random-weeks/officials.ts';
import { Receipts } from '../random-weeks/receipts.ts';
import { closeTheWeek, rest, tick } from '../storm/pace.ts';
import { type Sent, sendPeople } from '../storm/phones.ts';
import { momentIn } from '../support/mondays.ts';
import { newestOf, rollback, servedBy, share } from './alias.ts';
import { evidenceFrom } from './evidence.ts';
import { unknownBefore } from './older.ts';

type Options = {
  readonly week: string;
  readonly people: number;
  readonly seed: number;
  /** Offices that answer, after each wave. */
  readonly offices: number;
  readonly say?: (line: string) => void;
};

/** Half of all calls. */
const half = 0.5;

type Hand = { readonly name: string; turn(host: Host): Promise<void> };

/** Who serves each wave of people: both side by side, the older alone, the newer alone, both again. */
const hands: readonly Hand[] = [
  { name: 'both', turn: (host) => share(host, half) },
  { name: 'the older, after a rollback', turn: async (host) => void (await rollback(host)) },
  {
    name: 'the newer, forward again',
    turn: async (host) => void (await rollback(host, '--to', newestOf(host))),
  },
  { name: 'both', turn: (host) => share(host, half) },
];

/** A week on one table with two versions of all functions; answers what came of it, and all that is wrong. */
export async function playTwoVersions(host: Host, options: Options) {
  const { week, people, seed, offices, say = () => {} } = options;
  const sent: Sent = { receipts: new Set(), tries: 0, refused: 0 };
  const receipts = new Receipts(host);
  const dice = diceOf(seed);
  const aWave = Math.ceil(people / hands.length);
  const first = seed * 1_000_000;
  let answered = 0;
  for (const [at, { name, turn }] of hands.entries()) {
    await turn(host);
    const done = at * aWave;
    await sendPeople(host.url, Math.min(aWave, people - done), first + done, sent);
    await rest(host);
    await tick(host, momentIn(week, 0, 10 + at));
    answered += await answer(host, offices, dice);
    for (const receipt of sent.receipts) receipts.keep(receipt);
    await receipts.askSome(Math.ceil(aWave / 10), dice);
    await rest(host);
    say(`${sent.receipts.size} receipts, ${answered} answers, ${receipts.asked} requests; served by ${name}`);
  }
  await closeTheWeek(host, week);
  await tick(host, momentIn(week, 7, 13));
  const seeds = Array.from({ length: people }, (_, at) => first + 1 + at);
  const evidence = await evidenceFrom(host, { accepted: sent.receipts.size, answered, seeds });
  const problems = [
    ...check(evidence).map(({ invariant, what }) => `${invariant}: ${what}`),
    ...forgotten(evidence.rows),
  ];
  const counted = { submissions: 'submission', needs: 'referral', checks: 'check', letters: 'letter' };
  return {
    ...Object.fromEntries(
      Object.entries(counted).map(([name, kind]) => [name, ofKind(evidence.rows, kind).length]),
    ),
    ...{ receipts: sent.receipts.size, tries: sent.tries, refused: sent.refused, answered },
    ...{ requests: receipts.asked, mails: evidence.mails.length, served: servedBy(host), problems },
  };
}

/** Offices that own something answer it, in whichever version they meet. */
async function answer(host: Host, offices: number, dice: Dice): Promise<number> {
  const owned = ofKind(await scanTable(host), 'referral', 'check').map(({ office }) => String(office));
  let answered = 0;
  for (const office of dice.shuffled([...new Set(owned)].sort()).slice(0, offices))
    answered += await answerSome(host, catalog.office(office).mailbox, dice);
  return answered;
}

/** The week's index was packed when the form came: the item must still say the same. */
const forgotten = (rows: readonly Row[]): string[] =>
  ofKind(rows, 'submission').flatMap((row) => {
    const tally = unpackTally(String(row['tally']));
    const said = tally.kind === 'S' && tally.placement !== '' ? tally.placement : undefined;
    return row[unknownBefore] === said ? [] : [`a submission has lost its ${unknownBefore}`];
  });
