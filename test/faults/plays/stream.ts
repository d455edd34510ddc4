import type { Item } from '../../../shared/storage/table.ts';
import { netsBody, rescueBody } from '../harness/applicant.ts';
import { applyAs, expectThat, type Fault, firstTick, otherId } from './fault.ts';

const several = () => [
  netsBody(1),
  rescueBody(3),
  netsBody(1, { submissionId: otherId, phone: '+6281100000099' }),
  ...[4, 5, 6].map((seed) => netsBody(seed)),
];

export const streamFaults: readonly Fault[] = [
  {
    row: 'F15',
    name: 'a batch is told twice',
    play: async (cloud, played) => {
      await applyAs(cloud, played, ...several());
      await cloud.agenda.pass(60);
      await cloud.stream.replay(cloud.stream.records);
    },
  },
  {
    row: 'F16',
    name: 'a batch fails in the middle, and comes again in other pieces',
    play: async (cloud, played) => {
      cloud.stream.hold();
      await applyAs(cloud, played, ...several());
      for (const mode of ['killed after', 'answer lost'] as const)
        cloud.ports.strike({ handler: 'dispatch', service: 'table', operation: 'putNew' }, mode, 2);
      cloud.stream.resume();
      await cloud.agenda.pass(60);
    },
  },
  {
    row: 'F17',
    name: 'records of different people come in the other order, and once more',
    play: async (cloud, played) => {
      await applyAs(cloud, played, ...several());
      await cloud.agenda.pass(60);
      await cloud.stream.replay(cloud.stream.records.toReversed());
    },
  },
  {
    row: 'F18',
    name: 'the queue refuses what dispatch would queue',
    play: async (cloud, played) => {
      cloud.ports.strike({ handler: 'dispatch', service: 'queue' }, 'refused', 3);
      await applyAs(cloud, played, rescueBody(3));
      await cloud.agenda.pass(60);
      const [letter] = cloud.store.everything().filter(({ pk }) => pk === 'L#navy');
      expectThat(
        played,
        letter?.['state'] === 'delivered',
        'I1',
        'who should hear at once waits for an hour',
      );
    },
  },
  {
    row: 'F19',
    name: 'a record that nobody can read stands among the others',
    play: async (cloud, played) => {
      cloud.stream.hold();
      await applyAs(cloud, played, netsBody(1));
      cloud.stream.push({ pk: 'S#broken', sk: 'S', kind: 'submission' } as Item);
      await applyAs(cloud, played, rescueBody(3), netsBody(5));
      cloud.stream.resume();
      await cloud.agenda.pass(600);
      expectThat(played, cloud.stream.dead.length === 1, 'I6', 'a poison record is not put aside alone');
      cloud.stream.dead.splice(0);
      expectThat(played, cloud.stream.lag === 0, 'I6', 'a poison record holds up the others');
    },
  },
  {
    row: 'F20',
    name: 'the stream forgets its records',
    play: async (cloud, played) => {
      cloud.stream.hold();
      await applyAs(cloud, played, netsBody(1), rescueBody(3));
      cloud.stream.lose();
      cloud.stream.resume();
      await cloud.fire('gather', firstTick);
    },
  },
  {
    row: 'F22',
    name: 'a submission is written anew without a change',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1), rescueBody(3));
      await cloud.agenda.pass(60);
      const { length } = cloud.stream.records;
      for (const item of cloud.store.everything().filter(({ pk }) => pk.startsWith('S#')))
        await cloud.store.put(item);
      expectThat(played, cloud.stream.records.length === length, 'I2', 'no change is told as one');
    },
  },
];
