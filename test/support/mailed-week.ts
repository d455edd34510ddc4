import { gather } from '../../functions/gather/gather.ts';
import { summarize } from '../../functions/summarize/summarize.ts';
import type { Mail } from '../../shared/messaging/mailer.ts';
import { nightAfter } from './lost-records.ts';
import { signInAs } from './office-browser.ts';
import { plainBody, troubledBody } from './people.ts';
import { startSystem, type TestSystem } from './system.ts';

/** What nobody may see who has only mails: each stands in one application, and nowhere else. */
export const secrets = ['Nama Rahasia', 'Desa Tersembunyi', 'Siti Terlindung', 'Kampung Sunyi'] as const;

export type MailedWeek = { readonly system: TestSystem; readonly mails: readonly Mail[] };

/**
 * A system that has sent every kind of mail: of new needs, of a person in trouble, codes (used, and not used), a
 * sign-in link, the desk's report, and Monday's statements.
 */
export async function mailedWeek(): Promise<MailedWeek> {
  const system = await startSystem();
  await system.enroll(plainBody({ name: secrets[0], village: secrets[1] }));
  await system.enroll(troubledBody({ name: secrets[2], village: secrets[3] }));
  await system.pump();
  await gather({ scheduledAt: '2026-11-25T02:00:00Z' }, system.deps);
  await signInAs(system, 'disnaker-32-12');
  await signInAs(system, 'kemlu');
  for (let n = 0; n < 4; n += 1) await signInAs(system, 'disnaker-32-12');
  system.clock.now = nightAfter(2);
  await system.reconcile();
  system.clock.now = new Date('2026-11-30T01:00:00Z');
  await summarize({ scheduledAt: '2026-11-29T23:00:00Z' }, system.deps);
  while (system.deps.queue.sent.length > 0) await system.deliver();
  return { system, mails: [...system.deps.mailer.sent] };
}

/** Everything that the table holds, but the codes that anybody may ask for. */
export const recordsOf = ({ store }: TestSystem): string =>
  JSON.stringify(store.everything().filter(({ pk }) => !pk.startsWith('A#')));
