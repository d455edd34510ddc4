import type { Proof } from '../letter/facts.ts';
import type { Bilingual } from '../text/language.ts';
import { textInAll } from '../text/text.ts';

/** A tick, or a sentence for everything that does not prove itself. */
export function proofWords({ choices, offices, underWay, cohorts = true }: Proof): Bilingual[] {
  const findings = [
    choices && offices && cohorts && underWay === 0 && textInAll('statement.proof.ok'),
    !choices && textInAll('statement.proof.choices'),
    !offices && textInAll('statement.proof.offices'),
    !cohorts && textInAll('statement.proof.cohorts'),
    underWay > 0 && textInAll('statement.proof.underWay', { count: underWay }),
  ];
  return findings.filter((finding) => finding !== false);
}
