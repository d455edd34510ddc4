import { notify } from '../../../functions/notify/notify.ts';
import { MailRefused } from '../../../shared/messaging/mailer.ts';
import { addressOf, moveMailbox } from '../../support/directory.ts';
import { queueEvent, sendMessage } from '../../support/queue-events.ts';
import { netsBody, rescueBody } from '../harness/applicant.ts';
import type { Cloud } from '../harness/cloud.ts';
import { modesOf } from '../harness/modes.ts';
import { applyAs, expectThat, type Fault, firstTick } from './fault.ts';

const send = { handler: 'notify', service: 'mail' } as const;
const lettersOf = ({ store }: Cloud) => store.everything().filter(({ pk }) => pk.startsWith('L#'));
const namesOf = (cloud: Cloud) => lettersOf(cloud).map(({ pk, sk }) => `${pk.slice(2)}_${sk}`);

/** A letter is queued at once, and its mail taken. */
const trouble: Fault['play'] = async (cloud, played) => {
  await applyAs(cloud, played, rescueBody(3));
  await cloud.agenda.pass(60);
};

const killed = (
  row: string,
  name: string,
  like: Parameters<Cloud['ports']['strike']>[0],
  mode: Parameters<Cloud['ports']['strike']>[1],
): Fault => ({
  ...{ row, name },
  play: async (cloud, played) => {
    cloud.ports.strike(like, mode);
    await trouble(cloud, played);
    await cloud.agenda.pass(3600);
  },
});

export const letterFaults: readonly Fault[] = [
  {
    row: 'F23',
    name: 'every message comes twice, one after the other and at once',
    play: async (cloud, played) => {
      await applyAs(cloud, played, rescueBody(3), netsBody(1));
      await cloud.fire('gather', firstTick);
      const bodies = [...cloud.queue.bodies];
      for (const body of bodies) cloud.queue.put(body);
      await cloud.agenda.pass(60);
      for (const body of bodies) cloud.queue.put(body);
      await cloud.agenda.pass(60);
    },
  },
  {
    row: 'F24',
    name: 'a message shows again while its letter is being sent',
    play: async (cloud, played) => {
      let inFlight = false;
      cloud.ports.gate = async ({ handler, service }) => {
        if (handler !== 'notify' || service !== 'mail' || inFlight) return;
        inFlight = true;
        const [letter = ''] = namesOf(cloud);
        await cloud.call('notify', (deps) => cloud.design.notify(queueEvent(sendMessage(letter)), deps));
      };
      await trouble(cloud, played);
    },
  },
  {
    row: 'F25',
    name: 'the third of ten messages fails',
    play: async (cloud, played) => {
      await trouble(cloud, played);
      const messages = Array.from({ length: 10 }, () => sendMessage(namesOf(cloud)[0] ?? ''));
      cloud.ports.strike({ handler: 'notify', operation: 'get' }, 'refused', 1, 2);
      const run = await cloud.call('notify', (deps) => cloud.design.notify(queueEvent(...messages), deps));
      const failed = run.ended === 'answered' ? run.answer.batchItemFailures : [];
      const alone = failed.length === 1 && failed[0]?.itemIdentifier === 'm3';
      expectThat(played, alone, 'I6', `of ten messages ${failed.length} come again`);
    },
  },
  {
    row: 'F28',
    name: 'a message that nobody can read stands in the queue',
    play: async (cloud, played) => {
      cloud.queue.put('halo');
      cloud.queue.put(JSON.stringify({ ...sendMessage('navy_W-000001'), v: 2 }));
      await trouble(cloud, played);
      const [letter] = lettersOf(cloud);
      expectThat(played, letter?.['state'] === 'delivered', 'I6', 'poison holds up a letter');
      expectThat(played, cloud.queue.mostReceived === 1, 'I7', 'poison comes again');
      expectThat(played, cloud.queue.dead.length === 2, 'I8', 'poison is not put aside');
      cloud.queue.dead.splice(0);
    },
  },
  {
    row: 'F29',
    name: 'messages of a newer version wait aside until that version is back, however putting them aside fails',
    play: async (cloud, played) => {
      cloud.queue.write = (message) => JSON.stringify({ ...message, v: 2 });
      for (const mode of modesOf({ service: 'queue', writes: true }))
        cloud.ports.strike({ handler: 'notify', operation: 'putAside' }, mode);
      await applyAs(cloud, played, rescueBody(3), rescueBody(7));
      await cloud.agenda.pass(900);
      const { size } = new Set(cloud.queue.dead.map(({ id }) => id));
      expectThat(played, size === 2 && cloud.queue.waiting === 0, 'I1', `${size} of two messages are aside`);
      cloud.queue.write = JSON.stringify;
      cloud.queue.redrive((body) => body.replace('"v":2', '"v":1'));
      await cloud.agenda.pass(60);
      const delivered = lettersOf(cloud).every(({ state }) => state === 'delivered');
      expectThat(played, delivered, 'I1', 'what was put aside is not sent');
    },
  },
  {
    row: 'F30',
    name: 'what was put aside is sent again after it was repaired, with some of it sent already',
    play: async (cloud, played) => {
      await trouble(cloud, played);
      const [letter = ''] = namesOf(cloud);
      const body = JSON.stringify(sendMessage(letter));
      for (const id of ['a', 'b'])
        cloud.queue.dead.push({ id, body, sentAt: 0, visibleAt: 0, receives: 101 });
      cloud.queue.redrive();
      await cloud.agenda.pass(60);
    },
  },
  {
    row: 'F31',
    name: 'a message is gone before anybody took it',
    play: async (cloud, played) => {
      cloud.ports.strike(send, 'killed before', 1);
      await applyAs(cloud, played, rescueBody(3));
      await cloud.agenda.pass(1);
      cloud.queue.lose();
      await cloud.agenda.pass(600);
    },
  },
  {
    row: 'F32',
    name: 'the mail service throttles two letters of three',
    play: async (cloud, played) => {
      let calls = 0;
      cloud.post.refusalOf = () => (calls++ % 3 < 2 ? new MailRefused('later') : undefined);
      await applyAs(cloud, played, rescueBody(3), rescueBody(7));
      await cloud.agenda.pass(4 * 3600);
      const delivered = lettersOf(cloud).every(({ state }) => state === 'delivered');
      expectThat(played, delivered, 'I1', 'a throttled letter is not sent');
      cloud.post.refusalOf = () => undefined;
    },
  },
  {
    row: 'F34',
    name: 'the mail service will never take a letter',
    play: async (cloud, played) => {
      cloud.post.refusalOf = ({ to }) => (to === addressOf('navy') ? new MailRefused('never') : undefined);
      await applyAs(cloud, played, rescueBody(3));
      await cloud.agenda.pass(3600);
      const { counts } = cloud.report;
      expectThat(played, counts['LettersRejected'] === 1, 'I8', 'a rejected letter is not reported once');
      cloud.post.refusalOf = () => undefined;
    },
  },
  {
    row: 'F35',
    name: 'the mail service is paused for six hours',
    play: async (cloud, played) => {
      let asked = 0;
      cloud.post.refusalOf = () => {
        asked += 1;
        return new MailRefused('later');
      };
      await trouble(cloud, played);
      await cloud.agenda.pass(6 * 3600);
      expectThat(played, asked <= 14, 'I7', `a paused service is asked ${asked} times in six hours`);
      expectThat(played, cloud.queue.dead.length === 0, 'I1', 'a letter is put aside while it waits');
      cloud.post.refusalOf = () => undefined;
      await cloud.agenda.pass(3600);
    },
  },
  killed('F36', 'the mail is taken, and the answer lost', send, 'answer lost'),
  killed('F37', 'notify ends between claim and mail', send, 'killed before'),
  killed('F38', 'notify ends between mail and mark', send, 'killed after'),
  {
    row: 'F36b',
    name: 'the answer is lost, and no mail event ever comes',
    play: async (cloud, played) => {
      cloud.post.outcomeOf = () => 'silent';
      cloud.ports.strike(send, 'answer lost');
      await trouble(cloud, played);
      await cloud.agenda.pass(3600);
      const { counts } = cloud.report;
      const once = cloud.post.taken.length <= 2 && counts['LettersAmbiguous'] === 1;
      expectThat(played, once, 'I2', 'an unknown attempt is not reported');
      expectThat(played, counts['LettersSentAgain'] === 1, 'I2', 'a mail that goes again is not counted');
    },
  },
  {
    row: 'F40',
    name: 'the address changes while a letter waits',
    play: async (cloud, played) => {
      cloud.post.refusalOf = () => new MailRefused('later');
      await trouble(cloud, played);
      await moveMailbox(cloud.store, 'navy');
      cloud.post.refusalOf = () => undefined;
      await cloud.agenda.pass(3600);
      const gone = cloud.post.taken.every(({ to }) => to !== addressOf('navy'));
      expectThat(played, gone, 'I1', 'a letter went to the removed address');
    },
  },
  {
    row: 'F69',
    name: 'the clock jumps back an hour between two deliveries',
    play: async (cloud, played) => {
      cloud.ports.strike(send, 'killed before');
      await applyAs(cloud, played, rescueBody(3));
      await cloud.agenda.pass(10);
      const [letter = ''] = namesOf(cloud);
      const past = () => new Date(cloud.agenda.now - 3_600_000);
      await cloud.call('notify', (deps) => notify(queueEvent(sendMessage(letter)), { ...deps, now: past }));
      expectThat(played, cloud.post.taken.length === 0, 'I2', 'a live claim is taken over');
      await cloud.agenda.pass(3600);
    },
  },
];
