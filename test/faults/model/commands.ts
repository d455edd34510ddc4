import fc from 'fast-check';
import { postJson } from '../../support/requests.ts';
import { netsBody } from '../harness/applicant.ts';
import { askUntilAnswered } from '../harness/client.ts';
import type { Cloud } from '../harness/cloud.ts';
import type { Mode } from '../harness/modes.ts';
import { Official } from '../harness/official.ts';
import type { Played } from '../harness/scenarios.ts';
import { applyAs } from '../plays/fault.ts';

/** What must come of it all, by the simplest account: how often each person has applied, and which needs were accepted. */
export type Oracle = { readonly applied: Map<number, number>; accepted: number };
type Real = { readonly cloud: Cloud; readonly played: Played };
export type Command = fc.AsyncCommand<Oracle, Real>;

const command = (name: string, run: Command['run'], check: Command['check'] = () => true): Command => ({
  check,
  run,
  toString: () => name,
});

const idOf = (person: number, time: number): string =>
  `a1b2c3d4-0000-4000-8000-${String(person * 1000 + time).padStart(12, '0')}`;
const bodyOf = (person: number, time: number) =>
  netsBody(person, { submissionId: idOf(person, time), phone: `+62811000${person}${1000 + time}` });

const submit = (person: number): Command =>
  command(`person ${person} applies`, async (oracle, { cloud, played }) => {
    const time = (oracle.applied.get(person) ?? 0) + 1;
    await applyAs(cloud, played, bodyOf(person, time));
    oracle.applied.set(person, time);
  });

const sendAgain = (person: number): Command =>
  command(
    `the phone of person ${person} sends again`,
    async ({ applied }, { cloud, played }) => {
      await applyAs(cloud, played, bodyOf(person, applied.get(person) ?? 1));
    },
    ({ applied }) => applied.has(person),
  );

const accept = command('an officer accepts what waits first', async (oracle, { cloud, played }) => {
  const official = await Official.signIn(cloud, 'disnaker-10-01');
  const need = (await official.needs()).find(({ state, said }) => state === 'pending' && said !== 'pause');
  if (!need) return;
  const { result } = await official.answer(need, { action: 'accept' });
  if (result !== 'changed' && result !== 'unchanged') throw new Error(`the answer became ${result}`);
  oracle.accepted += 1;
  played.answered += 1;
});

/** With the receipt of somebody's first application; what cannot be now is refused. */
const asks = (person: number, action: 'withdraw' | 'keep'): Command =>
  command(
    `person ${person} wants to ${action}`,
    async (_, { cloud, played }) => {
      const first = played.applied.find(({ body }) => body.submissionId === idOf(person, 1));
      if (!first) throw new Error('nobody has applied');
      const body = { receipt: first.receipt, action, confirmed: true };
      const { statusCode } = await askUntilAnswered(cloud, 'pages', () =>
        postJson('/status', body, { at: cloud.agenda.clock.now }),
      );
      if (![200, 409, 429].includes(statusCode)) throw new Error(`status answered ${statusCode}`);
    },
    ({ applied }) => applied.has(person),
  );

const pass = (minutes: number): Command =>
  command(`${minutes} minutes pass`, (_, { cloud }) => cloud.agenda.pass(minutes * 60));

const hour = 3_600_000;
const tick = command('the hour strikes', (_, { cloud }) =>
  cloud.fire('gather', new Date((Math.floor(cloud.agenda.now / hour) + 1) * hour).toISOString()),
);

const look = command('reconcile looks', (_, { cloud }) =>
  cloud.fire('reconcile', cloud.agenda.clock.now.toISOString()),
);

const strike = (handler: string, mode: Mode, skip: number): Command =>
  command(`${handler} will be ${mode} at call ${skip + 1}`, async (_, { cloud }) =>
    cloud.ports.strike({ handler }, mode, 1, skip),
  );

const loseMessages = command('the queue loses its messages', async (_, { cloud }) => cloud.queue.lose());
const loseRecords = command('the stream forgets', async (_, { cloud }) => cloud.stream.lose());
const tellAgain = command('the stream tells all again', (_, { cloud }) =>
  cloud.stream.replay(cloud.stream.records),
);
const redrive = command('all that was ever queued comes again', async (_, { cloud }) => {
  for (const body of [...cloud.queue.bodies]) cloud.queue.put(body);
});

const person = fc.integer({ min: 1, max: 3 });
const handler = fc.constantFrom(
  'enroll',
  'pages',
  'dispatch',
  'notify',
  'gather',
  'feedback',
  'office',
  'reconcile',
);
const mode = fc.constantFrom<Mode>('killed before', 'killed after', 'refused', 'answer lost');

export const commands: fc.Arbitrary<Iterable<Command>> = fc.commands(
  [
    person.map(submit),
    person.map(submit),
    person.map(sendAgain),
    fc.constant(accept),
    fc.constantFrom(1, 20, 100).map(pass),
    fc.tuple(person, fc.constantFrom('withdraw' as const, 'keep' as const)).map((chosen) => asks(...chosen)),
    fc.constant(tick),
    fc.constant(look),
    fc.tuple(handler, mode, fc.nat(12)).map((chosen) => strike(...chosen)),
    ...[loseMessages, loseRecords, tellAgain, redrive].map((one) => fc.constant(one)),
  ],
  { maxCommands: 25 },
);
