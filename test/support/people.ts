import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { Enrollment } from '../../shared/enrollment/enrollment.ts';
import { parseEnrollment } from '../../shared/enrollment/parse.ts';

/** A Wednesday without anything special about it. */
export const someDay = '2026-11-25';

/** A synthetic person's request as the domain sees it: valid, the same for a seed. */
export const enrollment = (seed: number, overrides: Partial<EnrollmentBody> = {}): Enrollment =>
  parseEnrollment(enrollmentFor(seed, overrides), { catalog, today: someDay });

/** A returned worker who wants daily work: the plainest request there is. */
export const plainBody = (overrides: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  enrollmentFor(1, {
    targetGroup: 'purna',
    choices: [{ program: 'padat-karya' }],
    district: '32.12',
    ...overrides,
  });

/** Somebody who plans to work in a private home in a country that is closed for it, and may be called about it. */
export const planningBody = (overrides: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  enrollmentFor(3, {
    ...{ targetGroup: 'calon', plan: 'abroad-household', country: 'SA', district: '32.12' },
    choices: [{ program: 'pelatihan-kerja' }],
    consent: { given: true, version: catalog.consentVersions[0], protection: true },
    ...overrides,
  });

/** A person in trouble, with every question that such a request can hold. */
export const troubledBody = (overrides: Partial<EnrollmentBody> = {}): EnrollmentBody =>
  enrollmentFor(2, {
    targetGroup: 'bermasalah',
    choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
    ...overrides,
  });
