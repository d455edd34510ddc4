import type { Line } from './fixed.ts';
import type { Usage } from './meter.ts';
import type { Unit } from './prices.ts';

/** What was measured, each phase divided by how many it was. */
export type Measured = {
  /** One accepted submission: stored, referrals made, people in trouble told of. */
  readonly accepted: Usage;
  /** The same phone once more. */
  readonly again: Usage;
  readonly refused: Usage;
  /** A letter of an hour: gathered, sent, heard of. */
  readonly letter: Usage;
  /** An answer of an office. */
  readonly answer: Usage;
  readonly needs: number;
};

/** Assumed of people and of AWS; everything else is measured or counted in the template. */
export const assumed = {
  /** Beside each accepted submission. */
  again: 0.1,
  refused: 0.2,
  answersPerNeed: 3,
  /** 71 mailboxes, a letter each three of nine office hours on 22 days where something is new; 72 on 4.3 Mondays. */
  letters: 6_300 + 310,
  /** Milliseconds that a function waits for an answer. */
  wait: { dynamodb: 5, sqs: 10, kms: 10, secretsmanager: 20, ses: 60 } as Readonly<Record<string, number>>,
  /** Cold starts: of a hundred calls of a function, and milliseconds of CPU each (docs/performance.md). */
  cold: { share: 0.01, cpuMs: 100 },
  /** How many weeks a Monday reads (docs/performance.md). */
  mondays: { perMonth: 30 / 7, weeksRead: 14 },
  /** Environments that are warm at once, each with a data key an hour. */
  environments: 10,
} as const;

type Memory = ReadonlyMap<string, number>;

/** The bill of a million accepted submissions in a month of 30 days: nobody answers, mails not counted. */
export function unanswered(measured: Measured, memory: Memory, million = 1e6): Line[] {
  const { accepted, again, refused, letter } = measured;
  const posts: [Usage, number][] = [
    [accepted, million],
    [again, million * assumed.again],
    [refused, million * assumed.refused],
  ];
  const all: [Usage, number][] = [...posts, [letter, assumed.letters]];
  return [
    line(
      'HTTP API, posts',
      'httpRequest',
      sum(posts, () => 1),
    ),
    ...functionLines(all, memory),
    ...tableLines(all, accepted.writeUnits['S table']),
    ...storageLines([[accepted, million]]),
    line('logs', 'logGb', sum(all, ({ logBytes }) => logBytes) / 1e9),
    line('queue, letters', 'queueRequest', sum(all, queueRequests)),
    line(
      'mail events',
      'busEvent',
      sum(all, ({ mails }) => 3 * mails),
    ),
    line('data keys', 'keyCall', assumed.environments * 24 * 30),
  ];
}

/** What answering adds, three answers a need: all of it, HTTP requests included. */
export function answered({ answer, needs }: Measured, memory: Memory, million = 1e6): Line[] {
  const all: [Usage, number][] = [[answer, million * needs * assumed.answersPerNeed]];
  return [
    line(
      'HTTP API, answers',
      'httpRequest',
      sum(all, () => 1),
    ),
    ...functionLines(all, memory),
    ...tableLines(all),
    ...storageLines(all),
    line('logs', 'logGb', sum(all, ({ logBytes }) => logBytes) / 1e9),
  ];
}

/** What the edge adds for them, where there is one: posts only, as in the rest of the bill. */
export const atTheEdge = (million = 1e6): Line[] => {
  const posts = million * (1 + assumed.again + assumed.refused);
  return [line('edge, posts', 'edgeRequest', posts), line('firewall, posts', 'firewallRequest', posts)];
};

/** Mails of that month: letters of hours and Mondays, and one for each person in trouble. */
export const mailsOf = ({ accepted, letter }: Measured, million = 1e6): number =>
  million * accepted.mails + assumed.letters * letter.mails;

const line = (what: string, unit: Unit, amount: number): Line => ({ what, unit, amount });

const sum = (all: readonly [Usage, number][], of: (usage: Usage) => number): number =>
  all.reduce((total, [usage, times]) => total + of(usage) * times, 0);

function functionLines(all: readonly [Usage, number][], memory: Memory): Line[] {
  const names = [...memory.keys()].filter(
    (name) => sum(all, ({ invocations }) => invocations[name] ?? 0) > 0,
  );
  return names.flatMap((name) => {
    const calls = sum(all, ({ invocations }) => invocations[name] ?? 0);
    const cpu = sum(all, ({ cpuMs }) => cpuMs[name] ?? 0) + calls * assumed.cold.share * assumed.cold.cpuMs;
    const waiting = sum(all, (usage) => waitOf(usage, name));
    return [
      line(`${name}: calls`, 'lambdaRequest', calls),
      line(`${name}: time`, 'lambdaGbSecond', gbSeconds(memory.get(name) ?? 0, cpu, waiting)),
    ];
  });
}

/** Below 1,769 MB a function has that part of a core. https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html */
const gbSeconds = (megabytes: number, cpuMs: number, waitMs: number): number =>
  ((megabytes / 1024) * (cpuMs * Math.max(1, 1769 / megabytes) + waitMs)) / 1000;

const waitOf = ({ calls }: Usage, name: string): number =>
  Object.entries(calls).reduce((total, [call, times]) => {
    const [caller, service = ''] = call.split(' ').flatMap((part) => part.split(':'));
    return caller === name ? total + times * (assumed.wait[service] ?? 0) : total;
  }, 0);

const callsOf = ({ calls }: Usage, ...operations: string[]): number =>
  Object.entries(calls).reduce(
    (total, [call, times]) => (operations.some((one) => call.endsWith(`:${one}`)) ? total + times : total),
    0,
  );

function tableLines(all: readonly [Usage, number][], unitsOfOne = 1): Line[] {
  const kinds = [...new Set(all.flatMap(([usage]) => Object.keys(usage.writeUnits)))].sort();
  const writes = kinds.map((kind) =>
    line(
      `write ${kind}`,
      'writeUnit',
      sum(all, ({ writeUnits }) => writeUnits[kind] ?? 0),
    ),
  );
  // A refused write costs as much as one of what stands there, and that is the submission that is sent again.
  const refused = sum(all, (usage) => Math.max(0, callsOf(usage, 'PutItem', 'UpdateItem') - usage.changes));
  return [
    ...writes.filter(({ amount }) => amount > 0),
    line('writes refused by their condition', 'writeUnit', unitsOfOne * refused),
    line(
      'reads',
      'readUnit',
      sum(all, (usage) => callsOf(usage, 'GetItem', 'Query')),
    ),
  ];
}

const storageLines = (all: readonly [Usage, number][]): Line[] => [
  line('storage of a month', 'storageGbMonth', sum(all, ({ bytes }) => bytes.stored) / 1e9),
  line('its backup', 'backupGbMonth', sum(all, ({ bytes }) => bytes.backedUp) / 1e9),
  line('Mondays: reading the index', 'readUnit', readOnMondays(sum(all, ({ bytes }) => bytes.ofWeeks))),
];

/** Of a month's entries each Monday reads those of so many weeks, eventually consistent. */
function readOnMondays(bytesOfMonth: number): number {
  const { perMonth, weeksRead } = assumed.mondays;
  const ofMonday = (bytesOfMonth / perMonth) * weeksRead;
  return (perMonth * ofMonday) / 4096 / 2;
}

const queueRequests = (usage: Usage): number =>
  callsOf(usage, 'SendMessage') + 2 * (usage.invocations['notify'] ?? 0);
