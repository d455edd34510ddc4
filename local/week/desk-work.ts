import { jakartaDate } from '../../shared/calendar/week.ts';
import { addWorkingDays } from '../../shared/calendar/working-days.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { Host } from '../host.ts';
import { examples } from './example-people.ts';
import { type Need, Official } from './official.ts';

export type Answers = { accepted: number; scheduled: number; passedOn: number; closed: number };

/** What officials do in the week: accept, give a date, pass on what is not theirs, close with an outcome. */
export async function answerSome(host: Host, mailboxes: readonly string[]): Promise<Answers> {
  const answers: Answers = { accepted: 0, scheduled: 0, passedOn: 0, closed: 0 };
  // At once: how long a code takes tells nobody whether a mailbox is there, so each takes long.
  const officials = await Promise.all(mailboxes.map((mailbox) => Official.signIn(host, mailbox)));
  for (const [at, official] of officials.entries()) {
    const needs = (await official.needs()).filter(({ state }) => state === 'pending');
    for (const [order, need] of needs.entries())
      await answerOne(official, need, at + order, host.now(), answers);
  }
  return answers;
}

async function answerOne(
  official: Official,
  need: Need,
  turn: number,
  now: Date,
  answers: Answers,
): Promise<void> {
  if (turn % 4 === 0 && !need.restricted) {
    await expectChanged(official, need, {
      action: 'decline',
      reason: catalog.declineReasons[0] ?? '',
      next: 'desk',
    });
    answers.passedOn += 1;
    return;
  }
  const accepted = await expectChanged(official, need, { action: 'accept' });
  answers.accepted += 1;
  if (turn % 4 === 1) return;
  const date = addWorkingDays(jakartaDate(now), 5);
  const scheduled = await expectChanged(official, accepted, {
    action: 'schedule',
    date,
    place: examples.place,
  });
  answers.scheduled += 1;
  if (turn % 4 === 2) return;
  await expectChanged(official, scheduled, closing(need));
  answers.closed += 1;
}

function closing({ program }: Need): Record<string, string> {
  const outcome = catalog.outcomes['helped']?.[0] ?? '';
  return { action: 'close', outcome, ...(catalog.program(program).incentive && { incentive: 'granted' }) };
}

/** The need as the next page shows it. */
async function expectChanged(official: Official, need: Need, answer: Record<string, string>): Promise<Need> {
  const result = await official.answer(need, answer);
  if (result !== 'changed') throw new Error(`The answer ${answer['action']} was not taken: ${result}`);
  return { ...need, answerNumber: need.answerNumber + 1 };
}
