import { textInAll } from '../text/text.ts';
import type { LetterParts } from './block.ts';
import type { ProofFacts } from './facts.ts';

/** No code stands in it: that is read out on the office's telephone, so that both are proven. */
export const proof = ({ officeName, link, minutes, reference }: ProofFacts): LetterParts => ({
  subject: textInAll('letter.proof.subject'),
  title: textInAll('letter.proof.title'),
  greeting: textInAll('letter.greeting', { office: officeName }),
  blocks: [
    { kind: 'words', words: textInAll('letter.proof.why') },
    { kind: 'words', words: textInAll('letter.proof.how', { minutes }) },
    { kind: 'button', words: textInAll('letter.proof.open'), link },
    { kind: 'words', words: textInAll('letter.proof.warning') },
  ],
  reference,
});
