import { textInAll } from '../text/text.ts';
import type { LetterParts } from './block.ts';
import type { LinkFacts } from './facts.ts';

/** Somebody asks for this mailbox's codes all the time: its own link still brings one. */
export const link = ({ officeName, link }: LinkFacts): LetterParts => ({
  subject: textInAll('letter.link.subject'),
  title: textInAll('letter.link.title'),
  greeting: textInAll('letter.greeting', { office: officeName }),
  blocks: [
    { kind: 'words', words: textInAll('letter.link.why') },
    { kind: 'button', words: textInAll('letter.link.open'), link },
    { kind: 'words', words: textInAll('letter.arrivals.how') },
  ],
});
