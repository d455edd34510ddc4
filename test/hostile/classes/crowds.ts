import { speak } from '../../support/raw-socket.ts';
import { type Fresh, jsonHeaders, overHttp, post, sent } from '../harness/attempt.ts';
import type { HostileClass, Outcome } from '../harness/hostile-class.ts';
import type { Answer, Target } from '../harness/target.ts';

/** More at once than the gateway of a development stage lets through (config/dev.json), on ten connections. */
const crowd = 450;
const connections = 10;

/** Cheaply refused; many of them written at once, so that they arrive together on a slow machine too. */
const requests = (count: number): string => {
  const head = 'POST /enrollments HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 0\r\n';
  return `${`${head}\r\n`.repeat(count - 1)}${head}connection: close\r\n\r\n`;
};

/** Straight to the door, from one source, without waiting. */
async function burst({ origin }: Target): Promise<Outcome> {
  if (origin === undefined) return { tries: 0, faults: [] };
  const each = requests(crowd / connections);
  const all = Array.from({ length: connections }, () => speak(origin, each, { patienceMs: 60_000 }));
  const statuses = (await Promise.all(all)).flatMap((said) => said.statuses);
  const faults = [
    ...(statuses.length === crowd ? [] : [`${crowd} at once: ${statuses.length} answers`]),
    ...(statuses.includes(429) ? [] : [`${crowd} at once: never says 429`]),
    ...statuses.filter((status) => status >= 500).map((status) => `${crowd} at once: ${status}`),
  ];
  return { tries: crowd, faults };
}

/** All that an answer shows but for the receipt: who asks must not learn from it whether the card is known. */
const shape = ({ status, headers, body }: Answer): string =>
  JSON.stringify([status, Object.keys(headers).sort(), body.length]);

async function differing(
  target: Target,
  pairs: readonly (readonly [string, Answer | undefined, Answer | undefined])[],
) {
  await target.takeKept();
  return pairs.flatMap(([what, one, other]) =>
    one && other && shape(one) !== shape(other) ? [`${what}: the answers differ`] : [],
  );
}

async function enumerate(target: Target, fresh: Fresh): Promise<Outcome> {
  const ask = (what: string, body: unknown) => target.send(sent(what, body, { kept: {} }));
  const known = fresh({ language: 'id' });
  await ask('first', known);
  const [again, other] = [fresh({ language: 'id', nik: known.nik }), fresh({ language: 'id' })];
  const byPhone = fresh({ language: 'id', phone: known.phone });
  const lookUp = (receipt: string) => target.send(overHttp(receipt, statusOf(receipt), { refused: 404 }));
  const stranger = await ask('a new card', other);
  const pairs = [
    ['a known card', await ask('a known card', again), stranger],
    ['a known phone', await ask('a known phone', byPhone), stranger],
    ...(target.strict
      ? [['unknown receipts', await lookUp('0000-0000-0000'), await lookUp('0000-0000-0000')] as const]
      : []),
  ] as const;
  return { tries: pairs.length * 2, faults: await differing(target, pairs) };
}

const statusOf = (receipt: string) => ({
  ...post(JSON.stringify({ receipt }), jsonHeaders),
  path: '/status',
});

/** What only many requests show. */
export const crowdClasses: readonly HostileClass[] = [
  {
    id: 'B80',
    words: 'many from one source, with one card, with one phone',
    remark:
      'Who is over the rate is told to wait; what one source sends beyond its hour is held for the desk. No limit looks at the card.',
    fixed: (fresh) => {
      const { nik, phone } = fresh();
      return Array.from({ length: 12 }, (_, at) =>
        sent(`number ${at}`, fresh(at % 2 === 0 ? { nik } : { phone }), { kept: {} }),
      );
    },
    play: burst,
  },
  {
    id: 'B84',
    words: 'known and unknown cards, phones and receipts, to learn which is which',
    remark:
      'Time to answer: `npm run bench:alike`. An unknown receipt is answered 404: there are 2^55 of them.',
    fixed: () => [],
    play: enumerate,
  },
];
