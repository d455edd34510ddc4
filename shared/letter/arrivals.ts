import { textInAll } from '../text/text.ts';
import type { LetterParts } from './block.ts';
import type { ArrivalsFacts } from './facts.ts';

/** Three counts and one button: the same words for every program, so that a subject line gives nothing away. */
export function arrivals(facts: ArrivalsFacts): LetterParts {
  const { officeName, counts, atLeast = false, link, reference } = facts;
  const count = (name: keyof typeof counts) => ({
    count: `${counts[name] ?? 0}${atLeast && counts[name] ? '+' : ''}`,
    label: textInAll(`letter.arrivals.${name}`),
    alarming: name === 'overdue' && counts.overdue > 0,
  });
  const isOwn = counts.new + counts.due + counts.overdue + (counts.withdrawals ?? 0) > 0;
  const beside = (['withdrawals', 'shared', 'supported'] as const)
    .filter((name) => (counts[name] ?? 0) > 0)
    .map(count);
  return {
    subject: textInAll('letter.arrivals.subject'),
    title: textInAll(isOwn ? 'letter.arrivals.title' : 'letter.arrivals.title.others'),
    greeting: textInAll('letter.greeting', { office: officeName }),
    blocks: [
      { kind: 'words', words: textInAll(isOwn ? 'letter.arrivals.lead' : 'letter.arrivals.lead.others') },
      { kind: 'counts', counts: [count('new'), count('due'), count('overdue'), ...beside] },
      ...(atLeast ? [{ kind: 'words', words: textInAll('letter.arrivals.more') } as const] : []),
      { kind: 'button', words: textInAll('letter.open'), link },
      { kind: 'words', words: textInAll('letter.arrivals.how') },
    ],
    reference,
  };
}
