import { createHash } from 'node:crypto';
import type { Dice } from '../../local/week/dice.ts';
import { weekOf, yearOf } from '../../shared/calendar/week.ts';
import type { Catalog, Program } from '../../shared/catalog/types.ts';
import type { Submission } from '../../shared/storage/submissions.ts';

/** Stands for a keyed hash: as long, as even, and the same for the same words. */
const digestOf = (words: string): string =>
  createHash('sha256').update(words).digest().subarray(0, 16).toString('base64url');

/** What `enroll` would store of somebody who applies at that moment; nothing is sealed, because nobody opens it. */
export function submissionOf(who: number, order: number, at: Date, dice: Dice, catalog: Catalog): Submission {
  const group = dice.oneOf(catalog.targetGroups).id;
  const open = catalog.programs.filter(
    ({ choosable, eligibleGroups }) => choosable && eligibleGroups.includes(group),
  );
  const choices = dice.shuffled(open).slice(0, dice.oneOf([1, 1, 1, 1, 2, 3]));
  const planned = group === 'calon' && dice.below(3) === 0;
  const submission = digestOf(`submission ${order}`);
  return {
    kind: 'submission',
    ...{ submission, submissionId: submission, content: '', phone: '', source: '' },
    person: digestOf(`person ${who} ${yearOf(at)}`),
    ...{ year: yearOf(at), week: weekOf(at), receivedAt: at.toISOString() },
    ...{ district: dice.oneOf(catalog.districts).code, group, sex: 'f', ageBand: '30-39' },
    choices: choices.map((program) => choiceOf(program, dice)),
    notes: planned ? ['perlindungan'] : [],
    ...(planned && { plan: 'abroad-household', country: 'SA', placement: 'closed' as const }),
    ...{ flags: [], phoneOf: 'own', language: 'id', answer: '', sealed: new Uint8Array(1) },
  };
}

const choiceOf = ({ id, trainingTypes, requires }: Program, dice: Dice): Submission['choices'][number] => ({
  program: id,
  ...(trainingTypes.length > 0 && { trainingType: dice.oneOf(trainingTypes) }),
  ...(requires.includes('kurSubtype') && { kurSubtype: 'penempatan' }),
  ...(requires.includes('caseLocation') && { caseLocation: 'abroad' }),
});
