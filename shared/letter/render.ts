import { mainLanguage, secondLanguage } from '../text/language.ts';
import { address } from './address.ts';
import { arrivals } from './arrivals.ts';
import type { LetterParts } from './block.ts';
import { code } from './code.ts';
import type { LetterFacts } from './facts.ts';
import { link } from './link.ts';
import { proof } from './proof.ts';
import { report } from './report.ts';
import { digest, forReader, national } from './statement.ts';
import { writeHtml } from './write-html.ts';
import { writeText } from './write-text.ts';

export type RenderedLetter = { readonly subject: string; readonly text: string; readonly html: string };

/** A letter in words, the main language first; the same facts give the same bytes. */
export function renderLetter(facts: LetterFacts): RenderedLetter {
  const parts = partsOf(facts);
  return { subject: subjectOf(parts), text: writeText(parts), html: writeHtml(parts) };
}

/** Both languages, while a mail program still shows all of it (about 78 characters, RFC 5322, 2.1.1). */
function subjectOf({ subject }: LetterParts): string {
  const [main, second] = [subject[mainLanguage], subject[secondLanguage]];
  return main.length + second.length <= 72 ? `${main} (${second})` : main;
}

function partsOf(facts: LetterFacts): LetterParts {
  switch (facts.kind) {
    case 'arrivals':
    case 'restricted':
      return arrivals(facts);
    case 'code':
      return code(facts);
    case 'link':
      return link(facts);
    case 'proof':
      return proof(facts);
    case 'address':
      return address(facts);
    case 'report':
      return report(facts);
    case 'digest':
      return digest(facts);
    case 'national':
      return national(facts);
    case 'reader':
      return forReader(facts);
  }
}
