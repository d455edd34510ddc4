import { notify } from '../../functions/notify/notify.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { Mail, Mailer } from '../../shared/messaging/mailer.ts';
import { pacedMailer } from '../../shared/messaging/paced-mailer.ts';
import type { Draft } from '../../shared/storage/letters.ts';
import { addLetter } from './letters.ts';
import { sendMessage } from './queue-events.ts';
import { SimulatedQueue } from './simulated-queue.ts';
import { startSystem, type TestSystem } from './system.ts';
import { VirtualTime } from './virtual-time.ts';

/** Two calls of `notify` at a time, which share 20 mails a second: see infra/letters.ts. */
const sideBySide = 2;
export const mailsPerSecond = 20;
const everyMs = Math.ceil((1000 * sideBySide) / (mailsPerSecond * 0.95));
/** How long the mail service takes to answer. */
const sendMs = 60;

/** A letter that is queued so many milliseconds after the beginning. */
export type Queued = Pick<Draft, 'mailbox' | 'sk' | 'office'> & { readonly atMs: number };
export const nameOf = ({ mailbox, sk }: Pick<Queued, 'mailbox' | 'sk'>): string => `${mailbox}_${sk}`;

export const mailboxes = catalog.offices.map(({ id: office, mailbox }) => ({ office, mailbox }));

/** So many letters at the beginning, to all mailboxes in turn. */
export const letters = (count: number): Queued[] =>
  Array.from({ length: count }, (_, at) => {
    const { office, mailbox } = mailboxes[at % mailboxes.length] ?? { office: 'desk', mailbox: 'desk' };
    return { office, mailbox, sk: `W-${String(at + 1).padStart(6, '0')}`, atMs: 0 };
  });

/** A mail at so many milliseconds after the beginning: throws where the service does not take it. */
export type Service = (mail: Mail, ms: number) => void;

/** Sends what is queued as `notify` would, for so many hours, in time that passes only where everybody waits. */
export async function playTraffic(queued: readonly Queued[], service: Service, hours: number) {
  const system = await startSystem();
  const start = system.clock.now.getTime();
  const time = new VirtualTime(system.clock);
  const queue = await fill(system, queued);
  const tries: { readonly letter: string; readonly ms: number; readonly taken: boolean }[] = [];
  const send = async (mail: Mail): Promise<string> => {
    const ms = time.now() - start;
    const note = (taken: boolean) => tries.push({ letter: String(mail.tag), ms, taken });
    await time.pause(sendMs);
    try {
      service(mail, ms);
    } catch (error) {
      note(false);
      throw error;
    }
    note(true);
    return 'id';
  };
  const processes = Array.from({ length: sideBySide }, () =>
    follow(queue, { send }, system, time, start + hours * 3_600_000),
  );
  await time.run(Promise.all(processes));
  return { tries, queue, counts: system.deps.report.counts };
}

async function fill({ store, clock }: TestSystem, queued: readonly Queued[]): Promise<SimulatedQueue> {
  const queue = new SimulatedQueue(clock);
  for (const { mailbox, sk, office, atMs } of queued) {
    const queuedAt = new Date(clock.now.getTime() + atMs).toISOString();
    await addLetter(store, { mailbox, sk, office, queuedAt });
    await queue.send(sendMessage(nameOf({ mailbox, sk })), atMs / 1000);
  }
  return queue;
}

/** One process of `notify`, and Lambda before it. */
async function follow(
  queue: SimulatedQueue,
  ses: Mailer,
  { deps }: TestSystem,
  time: VirtualTime,
  until: number,
): Promise<void> {
  const mailer = pacedMailer(ses, { everyMs, now: time.now, pause: time.pause });
  for (let next = queue.nextAt; next !== undefined && next < until; next = queue.nextAt) {
    const record = queue.take();
    if (!record) await time.pause(Math.max(1, (queue.nextAt ?? 0) - time.now()));
    const work = record && (await notify({ Records: [record] }, { ...deps, queue, mailer }));
    if (record && work?.batchItemFailures.length === 0) queue.remove(record.messageId);
  }
}
