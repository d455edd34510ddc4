import { feedback } from '../../../../functions/feedback/feedback.ts';
import { gather } from '../../../../functions/gather/gather.ts';
import { notify } from '../../../../functions/notify/notify.ts';
import { MailRefused, MailUnanswered } from '../../../../shared/messaging/mailer.ts';
import { claimLetter } from '../../../../shared/storage/letters.ts';
import { moveMailbox } from '../../directory.ts';
import { addLetter, kemensosLetter } from '../../letters.ts';
import { mailEvent } from '../../mail-events.ts';
import { momentIn } from '../../mondays.ts';
import { openBrowser } from '../../office-browser.ts';
import { plainBody } from '../../people.ts';
import { queueEvent, sendMessage, settleMessage } from '../../queue-events.ts';
import type { TestSystem } from '../../system.ts';
import type { Scene, Scenes } from './scene.ts';

const tick = ({ deps }: TestSystem, at: string | Date) =>
  gather({ scheduledAt: new Date(at).toISOString() }, deps);
const isThere = ({ store }: TestSystem) => addLetter(store);
const send = ({ deps }: TestSystem) => notify(queueEvent(sendMessage(kemensosLetter)), deps);

async function failThrice(system: TestSystem): Promise<void> {
  const { clock, deps } = system;
  deps.mailer.fail(...Array.from({ length: 3 }, () => new MailUnanswered('no answer')));
  await send(system);
  for (const attempt of [1, 2, 3]) {
    clock.now = new Date(clock.now.getTime() + 2 * 3600 * 1000);
    await notify(queueEvent(settleMessage(kemensosLetter, attempt)), deps);
  }
}

const refused = (how: ConstructorParameters<typeof MailRefused>[0], what: string): Scene => ({
  what,
  before: isThere,
  act: (system) => {
    system.deps.mailer.fail(new MailRefused(how));
    return send(system);
  },
});

type Told = NonNullable<Parameters<typeof mailEvent>[1]>;

/** A letter that has left, and what SES tells of it, once or more. */
const told = (what: string, kind: string, ...events: Told[]): Scene => ({
  what,
  before: async (system) => {
    await isThere(system);
    await claimLetter(system.store, kemensosLetter, system.clock.now);
  },
  act: async ({ deps }) => {
    for (const event of events.length > 0 ? events : [{}]) await feedback(mailEvent(kind, event), deps);
  },
});

const reader = 'reader-bappenas';
const toldOfReader = (what: string, kind: string): Scene => ({
  what,
  before: async ({ store, clock }) => {
    await addLetter(store, { mailbox: reader, office: reader });
    await claimLetter(store, `${reader}_W-000001`, clock.now);
  },
  act: ({ deps }) => feedback(mailEvent(kind, { letter: `${reader}_W-000001` }), deps),
});

export const letterScenes: Scenes = {
  'gather LettersRequeued': {
    what: 'a letter is unsent, and its message gone',
    before: isThere,
    act: (system) => tick(system, '2026-11-25T20:00:00Z'),
  },
  'gather LettersWithoutMailbox': {
    what: 'the same, for an office without a verified mailbox',
    before: async (system) => {
      await isThere(system);
      await moveMailbox(system.store, 'kemensos', { verified: false });
    },
    act: (system) => tick(system, '2026-11-25T04:00:00Z'),
  },
  'gather StatementsUntold': {
    what: 'Monday, eight in Jakarta, and nobody counted the week',
    before: (system) => {
      system.clock.now = momentIn('2026-W48', 2, 9);
      return system.enroll(plainBody());
    },
    act: (system) => tick(system, momentIn('2026-W49', 0, 8)),
  },
  'notify MailRests': refused('later', 'SES says that the account is paused'),
  'notify LettersRejected': refused('never', 'SES says that the address is illegal'),
  'notify LettersUnsettled': {
    what: 'SES does not answer three times, nor later',
    before: isThere,
    act: failThrice,
  },
  'feedback LettersRejected': told('SES tells that it rejected the letter', 'Reject'),
  'feedback LettersBounced': told('a bounce for good', 'Bounce'),
  'feedback LettersSoftBounced': told('a bounce that may pass', 'Bounce', { bounceType: 'Transient' }),
  'feedback LettersComplained': told('a complaint', 'Complaint'),
  'feedback MailboxesNotWorking': told(
    'two bounces for good, a day apart',
    'Bounce',
    ...['2026-11-23T02:00:00.000Z', '2026-11-24T02:00:00.000Z'].map((at) => ({ at })),
  ),
  'feedback ReaderLettersBounced': toldOfReader('a bounce of a reader’s mail', 'Bounce'),
  'feedback ReaderLettersComplained': toldOfReader('a reader’s complaint', 'Complaint'),
  'office CodesNotSent': {
    what: 'SES refuses the mail with a code',
    act: (system) => {
      system.deps.mailer.fail(new MailRefused('later'));
      return openBrowser(system).postJson('/office/code', { mailbox: 'disnaker-32-12' });
    },
  },
};
