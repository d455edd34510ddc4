import { ask } from '../ask.ts';
import { forgetEverything } from '../forget.ts';
import type { Draft } from '../form/session.ts';
import { say } from '../texts.ts';
import { Vault } from '../vault.ts';
import type { KeptList } from './kept-list.ts';
import { withoutSent } from './rows.ts';

/**
 * "Slips handed out": asks once more, then deletes all of the list on this phone. Who is not sent yet goes only after
 * a second question; else only those who have their slip.
 */
export async function handOut(kept: KeptList, after: Element): Promise<boolean> {
  const { rows } = await kept.read();
  const unsent = rows.filter(({ state }) => state !== 'sent').length + (await waitingForms());
  const choice = unsent === 0 ? await askAll(after) : await askWithUnsent(unsent, after);
  if (choice === 'sent') await kept.update(withoutSent);
  if (choice === 'all') await forgetEverything();
  return choice !== undefined;
}

/** One who waits in the ordinary form of this phone would be lost as well. */
async function waitingForms(): Promise<number> {
  const draft = await (await Vault.open<Draft>('draft'))?.read();
  return draft?.waiting ? 1 : 0;
}

type Gone = 'all' | 'sent' | undefined;
const no = () => say('script.assisted.no');

async function askAll(after: Element): Promise<Gone> {
  const answer = await ask(after, say('script.assisted.forget'), [say('script.assisted.forget.yes')], no());
  return answer === 0 ? 'all' : undefined;
}

async function askWithUnsent(count: number, after: Element): Promise<Gone> {
  const answers = [say('script.assisted.forget.sent'), say('script.assisted.forget.all')];
  const answer = await ask(after, say('script.assisted.forget.unsent', { count }), answers, no());
  if (answer !== 1) return answer === 0 ? 'sent' : undefined;
  const again = await ask(
    after,
    say('script.assisted.forget.lost', { count }),
    [say('script.assisted.forget.all')],
    no(),
  );
  return again === 0 ? 'all' : undefined;
}
