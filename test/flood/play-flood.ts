import type { Host } from '../../local/host.ts';
import { checkStorm } from '../storm/check.ts';
import { closeTheWeek, rest, tick } from '../storm/pace.ts';
import { momentIn } from '../support/mondays.ts';
import { countHeld } from './counts.ts';
import { countUnknown } from './lookups.ts';
import { floodBody, honestBody } from './people.ts';
import { type Attack, applyAsTheForm, attackOnce, nobodyYet, sideBySide } from './phones.ts';
import { addressOf, openSource } from './source.ts';

/** Seven posts of ten are the flood's. */
const shareOfFlood = 0.7;
const floodLanes = 40;
const honestLanes = 20;
/** A carrier's addresses: each of them some fifteen people of ten thousand. */
const honestSources = 200;

type Options = {
  readonly posts: number;
  readonly seed: number;
  readonly limit: number;
  /** Letters alone for people in trouble, of one source in an hour. */
  readonly crowd: number;
};

/** One source's cards that look like leaked ones, among honest people of many others; then the week is closed. */
export async function playFlood(host: Host, week: string, { posts, seed, limit, crowd }: Options) {
  const started = performance.now();
  const floodPosts = Math.round(posts * shareOfFlood);
  const people = posts - floodPosts;
  const firstSeed = seed * 10_000_000;
  const { attack, served } = await applyTogether(host, { floodPosts, people, firstSeed });
  const seconds = Math.round((performance.now() - started) / 1000);
  await rest(host);
  await tick(host, momentIn(week, 1, 12));
  const counted = await countHeld(host);
  const receipts = [...served.receipts.keys(), ...attack.receipts.keys()];
  const unknown = await countUnknown(host.url, receipts);
  await closeTheWeek(host, week);
  const checked = await checkStorm(host, week, {
    ...{ receipts: new Set(receipts), refused: attack.refused, tries: posts },
  });
  const answered = served.receipts.size / people;
  const figures = {
    ...{ posts, seconds, limit, ...counted },
    ...{ floodRefused: attack.refused, floodFailed: attack.failed },
    ...{ people, served: served.receipts.size, mostTries: Math.max(0, ...served.tries) },
    ...{ firstTry: served.tries.filter((tries) => tries === 1).length },
    ...{ lost: checked.lost + unknown, doubled: checked.doubled, letters: checked.letters },
  };
  console.table(figures);
  const problems = [
    ...checked.problems,
    ...(counted.told > limit ? [`${counted.told} of the flood were told to offices, ${limit} may be`] : []),
    ...(counted.singly > crowd ? [`${counted.singly} letters for one each, ${crowd} may be`] : []),
    ...(counted.othersHeld > 0 ? [`${counted.othersHeld} of other sources are held`] : []),
    ...(answered < 0.99 ? [`only ${answered} of the others are served`] : []),
    ...(unknown > 0 ? [`${unknown} receipts are not known`] : []),
  ];
  return { ...figures, problems };
}

type Crowd = { readonly floodPosts: number; readonly people: number; readonly firstSeed: number };

async function applyTogether({ url }: Host, { floodPosts, people, firstSeed }: Crowd) {
  const attack: Attack = { receipts: new Map(), refused: 0, failed: 0 };
  const served = nobodyYet();
  const attacker = openSource(url, addressOf(honestSources));
  const sources = Array.from({ length: honestSources }, (_, number) => openSource(url, addressOf(number)));
  await Promise.all([
    sideBySide(floodLanes, floodPosts, (number) =>
      attackOnce(attacker, floodBody(number, firstSeed, people), attack),
    ),
    sideBySide(honestLanes, people, async (number) => {
      const source = sources[number % honestSources];
      if (source) await applyAsTheForm(source, honestBody(firstSeed + number), served);
    }),
  ]);
  for (const source of [attacker, ...sources]) source.close();
  return { attack, served };
}
