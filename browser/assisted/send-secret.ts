import { newId } from '../new-id.ts';
import { say } from '../texts.ts';
import { carriedIn } from './entry.ts';
import { bodyOf, type Draft } from './new-row.ts';
import { complain, focusOnName, type OpenPage, render, startPerson, tell } from './open-page.ts';
import type { Outcome } from './outcome.ts';
import { post } from './post.ts';
import { type List, withoutRow } from './rows.ts';
import { hideSlips, showSlips } from './slip-show.ts';

/**
 * A person whose answers may not be kept is sent at once, from memory, or not at all. The phone keeps only that the
 * next number is one higher, as after somebody who was removed.
 */
export async function sendSecret(page: OpenPage, { values, problems }: Draft): Promise<void> {
  if (problems.length > 0) return complain(page.form, problems);
  const { hotline = '' } = page.form.dataset;
  tell(say('script.assisted.secret.sending'));
  const outcome = await sendFromMemory((submissionId) => bodyOf(values, submissionId));
  if (outcome.kind === 'refused') return complain(page.form, outcome.problems);
  if (outcome.kind !== 'sent') return tell(say('script.assisted.secret.later', { hotline }));
  const number = page.editing?.number ?? Number(values['list.number']);
  const carried = page.editing ? page.list.carried : carriedIn(values);
  render(page, await page.kept.update((list) => passed({ ...list, carried }, number)));
  startPerson(page);
  const slip = { number, added: 0, values, state: 'sent', answer: outcome.answer } as const;
  const close = (): void => {
    hideSlips();
    focusOnName(page);
  };
  showSlips([slip], close, say('script.assisted.secret.write'));
}

const passed = (list: List, number: number): List => ({
  ...withoutRow(list, number),
  next: Math.max(list.next, number + 1),
});

/** The content that was tried last, and its id: the same again must not count twice. */
let last = { content: '', submissionId: '' };

async function sendFromMemory(bodyWith: (submissionId: string) => string): Promise<Outcome> {
  const content = bodyWith('');
  if (content !== last.content) last = { content, submissionId: newId() };
  const outcome = await post(bodyWith(last.submissionId));
  if (outcome.kind !== 'later') last = { content: '', submissionId: '' };
  return outcome.kind === 'again' ? sendFromMemory(bodyWith) : outcome;
}
