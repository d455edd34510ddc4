import { isDeepStrictEqual } from 'node:util';
import { postJson } from '../../support/requests.ts';
import { netsBody, rescueBody } from '../harness/applicant.ts';
import { ask, askUntilAnswered } from '../harness/client.ts';
import type { Cloud } from '../harness/cloud.ts';
import { applyAs, expectThat, type Fault, otherId } from './fault.ts';

const store = { handler: 'enroll', service: 'table', writes: true } as const;
const enrollRequest = (cloud: Cloud, body: object) =>
  postJson('/enrollments', body, { at: cloud.agenda.clock.now });

export const intakeFaults: readonly Fault[] = [
  {
    row: 'F1',
    name: 'enroll ends after its write, before anything follows',
    play: async (cloud, played) => {
      cloud.ports.strike(store, 'killed after');
      await applyAs(cloud, played, rescueBody(3));
    },
  },
  {
    row: 'F2',
    name: 'the answer is lost, and the phone sends five times more',
    play: async (cloud, played) => {
      cloud.ports.strike(store, 'answer lost');
      const answers = await applyAs(cloud, played, ...Array.from({ length: 6 }, () => netsBody(1)));
      const same = new Set(answers.map(({ answer }) => answer)).size === 1;
      expectThat(played, same, 'I2', 'the same request is answered differently');
    },
  },
  {
    row: 'F3',
    name: 'eight taps at the same moment',
    play: async (cloud, played) => {
      const taps = Array.from({ length: 8 }, () =>
        askUntilAnswered(cloud, 'enroll', () => enrollRequest(cloud, netsBody(1))),
      );
      const answers = new Set((await Promise.all(taps)).map(({ body }) => body));
      expectThat(played, answers.size === 1, 'I2', 'one request at once is answered differently');
      await applyAs(cloud, played, netsBody(1));
    },
  },
  {
    row: 'F4',
    name: 'the same id with other content is refused, and leaves nothing',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      await cloud.agenda.pass(60);
      const before = cloud.store.everything();
      const other = netsBody(1, { village: 'Desa Kenari, Kecamatan Lain' });
      const { statusCode } = await ask(cloud, 'enroll', enrollRequest(cloud, other));
      expectThat(played, statusCode === 422, 'I5', `other content is answered ${statusCode}`);
      const untouched = isDeepStrictEqual(cloud.store.everything(), before);
      expectThat(played, untouched, 'I5', 'a refused request leaves something');
    },
  },
  {
    row: 'F5',
    name: 'the same person with another id is answered alike, and becomes a check',
    play: async (cloud, played) => {
      const again = netsBody(1, { submissionId: otherId, phone: '+6281100000099' });
      const answers = await applyAs(cloud, played, netsBody(1), again);
      const shapes = new Set(answers.map(({ answer }) => Object.keys(JSON.parse(answer)).join()));
      expectThat(played, shapes.size === 1, 'I4', 'a repeat can be told from a first application');
    },
  },
  {
    row: 'F6',
    name: 'the table throttles three tries',
    play: async (cloud, played) => {
      cloud.ports.strike(store, 'refused', 3);
      const first = await ask(cloud, 'enroll', enrollRequest(cloud, netsBody(1)));
      const isAsked = first.statusCode === 503 && 'retry-after' in first.headers;
      expectThat(played, isAsked, 'I7', `a throttled table is answered ${first.statusCode}`);
      await applyAs(cloud, played, netsBody(1));
    },
  },
  {
    row: 'F7',
    name: 'the write took effect, and its answer was lost',
    play: async (cloud, played) => {
      cloud.ports.strike(store, 'answer lost');
      await applyAs(cloud, played, rescueBody(3));
    },
  },
  {
    row: 'F8',
    name: "the SDK's own second try meets what the first one wrote",
    play: async (cloud, played) => {
      cloud.ports.strike(store, 'retried');
      await applyAs(cloud, played, netsBody(1));
    },
  },
  {
    row: 'F9',
    name: 'enroll ends before its write',
    play: async (cloud, played) => {
      cloud.ports.strike(store, 'killed before');
      await applyAs(cloud, played, netsBody(1));
    },
  },
  {
    row: 'F12',
    name: 'KMS does not answer',
    play: async (cloud, played) => {
      cloud.ports.strike({ service: 'keys' }, 'refused', 1);
      const before = cloud.store.everything();
      const { statusCode } = await ask(cloud, 'enroll', enrollRequest(cloud, netsBody(1)));
      expectThat(played, statusCode === 503, 'I7', `without a key the answer is ${statusCode}`);
      const untouched = isDeepStrictEqual(cloud.store.everything(), before);
      expectThat(played, untouched, 'I5', 'something is stored without a key');
      await applyAs(cloud, played, netsBody(1));
    },
  },
];
