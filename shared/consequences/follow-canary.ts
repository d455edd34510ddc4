import { canaryMailbox } from '../letter/canary.ts';
import { draftRestricted } from '../letter/draft-letters.ts';
import { postLetter } from '../messaging/post-letter.ts';
import { type Canary, referCanary } from '../storage/canaries.ts';
import { canaryKey } from '../storage/keys.ts';
import type { ConsequenceDeps } from './deps.ts';

/** No office of that name is in the directory: its link opens a page that asks for a mailbox. */
const office = { office: canaryMailbox, mailbox: canaryMailbox, addressVersion: 0 };

/** What follows for a person in trouble, by the same calls: a conditional put, then a letter that is frozen and queued. */
export async function followCanary(canary: Canary, deps: ConsequenceDeps): Promise<void> {
  await referCanary(deps.table, canary);
  const source = {
    ...{
      office,
      officeName: 'Canary',
      sk: canaryKey('L', canary.id).sk,
      tokens: await deps.tokens(),
      origin: deps.origin,
    },
    ...{ tick: new Date(canary.receivedAt), queuedAt: deps.now() },
  };
  await postLetter(draftRestricted(source, 'new'), deps);
}
