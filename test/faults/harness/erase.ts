import { erasePerson } from '../../../shared/consequences/erase-person.ts';
import { readSubmission } from '../../../shared/storage/submissions.ts';
import { testDigests } from '../../support/system.ts';
import type { Applied } from './applicant.ts';
import type { Cloud } from './cloud.ts';
import type { Played } from './scenarios.ts';

const tries = 6;

/** The privacy officer's command, given again where it ends without an answer. */
export async function erase(cloud: Cloud, { erased }: Played, { body }: Applied): Promise<void> {
  const person = testDigests.person(body.nik, 2026);
  const at = cloud.agenda.clock.now;
  const submissions = cloud.store
    .everything()
    .filter((item) => item['kind'] === 'submission' && item['person'] === person)
    .map((item) => readSubmission(item).submission);
  erased.push(person, ...submissions);
  for (let left = tries; left > 0; left -= 1) {
    const run = await cloud.call('admin', (deps) => erasePerson({ person, year: 2026, at }, deps));
    if (run.ended === 'answered') return;
  }
  throw new Error('the erasure does not end');
}
