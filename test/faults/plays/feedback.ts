import { netsBody, rescueBody } from '../harness/applicant.ts';
import type { Cloud } from '../harness/cloud.ts';
import { mailEvent } from '../harness/post.ts';
import { applyAs, expectThat, type Fault, firstTick } from './fault.ts';

const types = ['Send', 'Delivery', 'Bounce', 'Complaint'];

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  return list.flatMap((first, at) => permutations(list.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

const navyLetter = ({ store }: Cloud) => store.everything().find(({ pk }) => pk === 'L#navy');
const hear = (cloud: Cloud, letter: string, type: string) =>
  cloud.invoke('feedback', (deps) =>
    cloud.design.feedback(mailEvent({ letter, type }, cloud.agenda.clock.now), deps),
  );

export const feedbackFaults: readonly Fault[] = [
  {
    row: 'F42',
    name: 'the mail event comes before our own mark',
    play: async (cloud, played) => {
      let told = false;
      cloud.ports.gate = async ({ handler, service, operation }) => {
        const isMark = handler === 'notify' && service === 'table' && operation === 'update';
        if (told || !isMark || cloud.post.taken.length === 0) return;
        told = true;
        await hear(cloud, cloud.post.taken[0]?.tag ?? '', 'Delivery');
      };
      await applyAs(cloud, played, rescueBody(3));
      await cloud.agenda.pass(60);
      expectThat(played, navyLetter(cloud)?.['state'] === 'delivered', 'I9', 'an early event is lost');
    },
  },
  {
    row: 'F43',
    name: 'mail events come in every order, and twice',
    play: async (cloud, played) => {
      await applyAs(cloud, played, ...permutations(types).map((_, at) => rescueBody(10 + at)));
      await cloud.agenda.pass(0);
      const letters = cloud.store.everything().filter(({ pk }) => pk === 'L#navy');
      for (const [at, order] of permutations(types).entries())
        for (const type of [...order, ...order]) await hear(cloud, `navy_${letters[at]?.sk}`, type);
      const ends = new Set(
        cloud.store
          .everything()
          .filter(({ pk }) => pk === 'L#navy')
          .map(({ state }) => state),
      );
      expectThat(played, ends.size === 1 && ends.has('complained'), 'I9', `ends: ${[...ends]}`);
    },
  },
  {
    row: 'F44',
    name: 'events of letters that we never wrote',
    play: async (cloud, played) => {
      await applyAs(cloud, played, netsBody(1));
      const before = cloud.store.everything().length;
      for (const letter of ['navy_W-999999', 'foreign_X', 'navy_R-none-1'])
        await hear(cloud, letter, 'Bounce');
      await cloud.agenda.pass(600);
      const same = cloud.store.everything().length;
      expectThat(played, cloud.givenUp.length === 0, 'I6', 'a foreign event is tried again and again');
      expectThat(played, same >= before && !navyLetter(cloud), 'I9', 'a foreign event made a letter');
    },
  },
  {
    row: 'F45',
    name: 'a mailbox bounces, and another complains',
    play: async (cloud, played) => {
      cloud.post.outcomeOf = ({ to }) =>
        to.startsWith('navy') ? 'bounced' : to.startsWith('disnaker') ? 'complained' : 'delivered';
      await applyAs(cloud, played, rescueBody(3), netsBody(1));
      await cloud.fire('gather', firstTick);
      await cloud.agenda.pass(2 * 3600);
      const { counts } = cloud.report;
      const told = counts['LettersBounced'] === 1 && counts['LettersComplained'] === 1;
      expectThat(played, told, 'I8', 'a bounce or a complaint is not counted once');
      cloud.post.outcomeOf = () => 'delivered';
    },
  },
];
