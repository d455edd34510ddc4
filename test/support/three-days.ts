import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localPlace } from '../../local/emulators/emulator.ts';
import { hostClient } from '../../local/host-client.ts';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { AnswerRequest } from '../../shared/referral/answer-request.ts';
import type { Referral } from '../../shared/referral/referral.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import { answerAsOwner } from './answering.ts';
import type { LocalHost } from './local-host.ts';
import { type Album, forEach, look, type Way, ways } from './lookalikes.ts';
import { receiptIn } from './masking.ts';

export type Application = { readonly body: EnrollmentBody; readonly batch: number; album: Album };
/** Two who want the same and are answered at the same moments. */
export type Pair = readonly [first: Application, repeated: Application];

/** A program of the district, one of a ministry, one of people in trouble, and two at once. */
const wants: readonly Partial<EnrollmentBody>[] = [
  { targetGroup: 'purna', choices: [{ program: 'padat-karya' }] },
  { targetGroup: 'purna', choices: [{ program: 'pemberdayaan-sosial' }] },
  { targetGroup: 'bermasalah', choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }] },
  { targetGroup: 'purna', choices: [{ program: 'ttg' }, { program: 'kur-tki', kurSubtype: 'usaha' }] },
];
const pairsInBatch = 40;

/** When each batch applies, UTC, and what its people ask by receipt at the end. */
const batches = [
  { time: '03:00', wish: { action: 'withdraw' } },
  { time: '03:20', wish: { action: 'confirm', choice: '1', answer: 'no' } },
  { time: '03:40', wish: { action: 'correct-phone', phone: '0813 9999 0000', phoneOf: 'own' } },
] as const;

let seed = 0;
function person(wanted: Partial<EnrollmentBody>): EnrollmentBody {
  seed += 1;
  return enrollmentFor(seed, { ...wanted, district: '32.12', language: 'id' });
}

/** The same person's earlier application: from another phone and another village. */
function earlier(body: EnrollmentBody): EnrollmentBody {
  const { submissionId, phone, village } = person({});
  return { ...body, submissionId, phone, village };
}

const newPairs = (): Pair[] =>
  batches.flatMap((_, batch) =>
    Array.from({ length: pairsInBatch }, (_, place): Pair => {
      const wanted = wants[Math.floor(place / 2) % wants.length] ?? {};
      return [
        { body: person(wanted), batch, album: {} },
        { body: person(wanted), batch, album: {} },
      ];
    }),
  );

/**
 * Three days, from that morning on, of people who apply for the first time and of as many who apply again: all that
 * each of them is shown. Offices leave the first batch alone, accept, postpone and close the second, accept and
 * schedule the third.
 */
export async function watchThreeDays(system: LocalHost, firstDay: string): Promise<Pair[]> {
  const { apply, applyBefore, lookAtStatus, askByReceipt, answerAll } = actionsOn(system);
  const day = (number: number) => dayAfter(firstDay, number);
  const [, closed = '', scheduled = ''] = batches.map(({ time }) => `${firstDay}T${time}:00.000Z`);
  const pairs = newPairs();
  const all = pairs.flat();
  await system.clock(`${firstDay}T01:00:00.000Z`);
  await forEach(pairs, ([, repeated]) => applyBefore(repeated));
  await system.settle();

  await system.pause('dispatch');
  for (const [batch, { time }] of batches.entries()) {
    await system.clock(`${firstDay}T${time}:00.000Z`);
    await forEach(
      all.filter((one) => one.batch === batch),
      apply,
    );
  }
  await lookAtStatus(all, 'before dispatch');
  await system.pause('dispatch', false);
  await system.settle();
  await lookAtStatus(all, 'after dispatch');

  await system.fire('gather', `${day(1)}T03:00:00.000Z`);
  for (const batch of [closed, scheduled]) await answerAll(batch, { action: 'accept' });
  await lookAtStatus(all, 'first day');

  await system.fire('gather', `${day(2)}T03:00:00.000Z`);
  const date = day(6);
  await answerAll(closed, { action: 'wait', reason: catalog.waitingReasons[0] ?? '', date });
  await answerAll(scheduled, { action: 'schedule', date, place: 'Balai Latihan Kerja' });
  await lookAtStatus(all, 'second day');

  await system.fire('gather', `${day(3)}T03:00:00.000Z`);
  const [outcome = ''] = Object.values(catalog.outcomes).flat();
  await answerAll(closed, { action: 'close', outcome });
  await lookAtStatus(all, 'third day');
  // What follows from it can be there before its own answer is written, or after: chance, and the same for both.
  await system.pause('dispatch');
  await forEach(all, askByReceipt);
  await system.pause('dispatch', false);
  await system.settle();
  await lookAtStatus(all, 'after a request');
  return pairs;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

function actionsOn(system: LocalHost) {
  const show = async (application: Application, name: string, path: string, way: Way, content: object) => {
    const seen = await look(system.at(path), way, content);
    application.album = { ...application.album, [`${name}, ${way}`]: seen };
  };
  const status = '/status?lang=id';
  return {
    applyBefore: async ({ body }: Application): Promise<void> => {
      const { reply } = await look(system.at('/enrollments'), 'json', earlier(body));
      if (reply.status !== 201) throw new Error(`An earlier application was answered with ${reply.status}`);
    },
    /** The second post is a repetition of the first: the same answer, in the other form. */
    apply: async (application: Application): Promise<void> => {
      for (const way of ['page', 'json'] as const)
        await show(application, 'answer', '/enrollments', way, application.body);
    },
    lookAtStatus: (applications: readonly Application[], moment: string): Promise<void> =>
      forEach(applications, async (application) => {
        for (const way of Object.keys(ways) as Way[])
          await show(application, moment, status, way, { receipt: receiptOf(application) });
      }),
    /** Everything is asked twice. */
    askByReceipt: async (application: Application): Promise<void> => {
      const asked = { receipt: receiptOf(application), ...batches[application.batch]?.wish };
      await show(application, 'asked', status, 'page', asked);
      await show(application, 'said', status, 'page', { ...asked, confirmed: 'true' });
    },
    /** Every office says the same of all that came at that moment. */
    answerAll: async (receivedAt: string, request: AnswerRequest): Promise<void> => {
      const host = system.host();
      const client = new DynamoDBClient(hostClient(host.table.endpoint, localPlace.region));
      const store = new DynamoTable(client, host.table.name);
      const needs = ofKind(await scanTable(host), 'referral', 'check') as unknown as Referral[];
      const running = { store, clock: { now: host.now() }, deps: { catalog } };
      await forEach(
        needs.filter((need) => need.receivedAt === receivedAt),
        async (need) => {
          await answerAsOwner(running, need, request);
        },
      );
      client.destroy();
      await system.settle();
    },
  };
}

const receiptOf = ({ album }: Application): string => receiptIn(album['answer, json']?.reply ?? { text: '' });
