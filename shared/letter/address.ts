import { dateInWords } from '../text/dates.ts';
import { type Bilingual, inEach } from '../text/language.ts';
import { text, textInAll } from '../text/text.ts';
import type { LetterParts } from './block.ts';
import type { AddressFacts } from './facts.ts';

/** Nothing to press: who should object calls. */
export const address = (facts: AddressFacts): LetterParts => ({
  subject: textInAll('letter.address.subject'),
  title: textInAll('letter.address.title'),
  greeting: textInAll(facts.reader === 'desk' ? 'letter.address.desk' : 'letter.greeting', {
    office: facts.officeName,
  }),
  blocks: [
    { kind: 'words', words: whatFollows(facts) },
    { kind: 'words', words: textInAll(`letter.address.wrong.${facts.reader}`, { contact: facts.hotline }) },
  ],
  reference: facts.reference,
});

function whatFollows({ reader, from, officeName: office }: AddressFacts): Bilingual {
  if (from === undefined) return textInAll('letter.address.now', { office });
  return inEach((language) =>
    text(language, `letter.address.later.${reader}`, { office, date: dateInWords(from, language) }),
  );
}
