import { textInAll } from '../text/text.ts';
import type { LetterParts } from './block.ts';
import type { CodeFacts } from './facts.ts';

/** The code stands in the body only, where a locked screen does not show it; no link, so that none is ever expected. */
export const code = ({ code, minutes }: CodeFacts): LetterParts => ({
  subject: textInAll('letter.code.subject'),
  title: textInAll('letter.code.title'),
  blocks: [
    { kind: 'code', code },
    { kind: 'words', words: textInAll('letter.code.how', { minutes }) },
    { kind: 'words', words: textInAll('letter.code.warning') },
  ],
});
