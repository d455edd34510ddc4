import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import type { DirectoryChanges } from './directory.ts';
import { startSystem, type TestSystem } from './system.ts';

/** So many may come from one source in an hour before the desk looks first. */
export const floodLimit = 5;

const kinds: Readonly<Record<'work' | 'trouble', Partial<EnrollmentBody>>> = {
  work: { targetGroup: 'purna', choices: [{ program: 'padat-karya' }, { program: 'pemberdayaan-sosial' }] },
  trouble: { targetGroup: 'bermasalah', choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }] },
};

/** Another person's request; one in trouble asks for nothing that could be held. */
export const floodBody = (seed: number, kind: keyof typeof kinds = 'work'): EnrollmentBody =>
  enrollmentFor(seed, { ...kinds[kind], district: '32.12' });

/** The same person once more, from another phone. */
export const repeated = (seed: number): EnrollmentBody => ({
  ...floodBody(seed),
  ...{ submissionId: floodBody(seed + 500_000).submissionId, phone: `+6281299${900_000 + seed}` },
});

/** One source within one hour: `persons` new ones, then the first of them again, then one in trouble. */
export async function startFlooded(persons: number, directory: DirectoryChanges = {}): Promise<TestSystem> {
  const system = await startSystem({ directory, holdAfter: { source: floodLimit, phone: 1000 } });
  const seeds = Array.from({ length: persons }, (_, at) => at + 1);
  const bodies = [...seeds.map((seed) => floodBody(seed)), repeated(1), floodBody(persons + 1, 'trouble')];
  for (const body of bodies) {
    const { statusCode } = await system.enroll(body);
    if (statusCode !== 201) throw new Error(`The flood was answered with ${statusCode}`);
    await system.pump();
  }
  return system;
}
