import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnrollmentBody, enrollmentFor } from '../../../../local/week/people.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { canonicalForm } from '../../../../shared/enrollment/canonical.ts';
import { parseEnrollment } from '../../../../shared/enrollment/parse.ts';
import { readBody } from '../../../../shared/http/gate.ts';
import { someDay } from '../../../support/people.ts';

const canonical = (body: unknown, today = someDay) =>
  canonicalForm(parseEnrollment(body, { catalog, today }));
const seeds = fc.nat({ max: 100_000 });

const asJson = (body: unknown, spaces: number) =>
  readBody({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body, undefined, spaces),
  });

/** The body as the form sends it: every field that it shows, filled or not. */
function asForm(body: EnrollmentBody) {
  const pairs = new URLSearchParams({
    'choices.2.program': '',
    'choices.2.trainingType': '',
    'assisted.by': '',
    story: '',
    ...flat(body),
  });
  return readBody({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: pairs.toString(),
  });
}

const flat = (value: object, at = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== false)
      .flatMap(([key, entry]) =>
        typeof entry === 'object'
          ? Object.entries(flat(entry, `${at}${key}.`))
          : [[`${at}${key}`, String(entry)]],
      ),
  );

const reversed = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .map(([key, entry]) => [key, reversed(entry)] as const)
          .reverse(),
      )
    : value;

describe('the canonical form', () => {
  it('is the same for JSON in any order and spacing, and for a posted form', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const body = enrollmentFor(seed);
        const expected = canonical(body);
        expect(canonical(asJson(reversed(body), 3))).toBe(expected);
        expect(canonical(asForm(body))).toBe(expected);
      }),
    );
  });

  it('is the same for what is left out and what is said to be the default', () => {
    const { language: _, consent, ...body } = enrollmentFor(5, { language: 'id' });
    const { protection: __, ...plain } = consent;
    expect(canonical({ ...body, consent: plain })).toBe(
      canonical({ ...body, language: 'id', consent: { ...plain, protection: false } }),
    );
  });

  it('is the same on a later day, although the person has grown older', () => {
    const body = enrollmentFor(5);
    expect(canonical(body, '2036-01-01')).toBe(canonical(body));
  });

  it('is the same however the number and the phone are written', () => {
    const body = enrollmentFor(5, { phone: '+6281234567890' });
    const written = {
      ...body,
      submissionId: body.submissionId.toUpperCase(),
      nik: body.nik.replace(/(.{4})/g, '$1 '),
      phone: '0812-3456-7890',
    };
    expect(canonical(written)).toBe(canonical(body));
  });

  it('is the same whatever sign the keyboard has for an apostrophe, and no other than it was', () => {
    const body = enrollmentFor(5, { name: 'Ma’ruf' });
    for (const name of ['Ma`ruf', 'Ma‘ruf']) expect(canonical({ ...body, name })).toBe(canonical(body));
    expect(canonical({ ...body, name: "Ma'ruf" })).not.toBe(canonical(body));
  });

  it('differs when any one answer differs', () => {
    const body = enrollmentFor(5, {
      targetGroup: 'purna',
      choices: [{ program: 'ttg' }, { program: 'padat-karya' }],
    });
    const others: Partial<EnrollmentBody>[] = [
      { choices: [{ program: 'padat-karya' }, { program: 'ttg' }] },
      { choices: [{ program: 'ttg' }] },
      { targetGroup: 'keluarga' },
      { name: `${body.name}a` },
      { nik: enrollmentFor(6).nik },
      { phone: '+6281111111111' },
      { phoneOf: body.phoneOf === 'own' ? 'family' : 'own' },
      { district: body.district === '32.12' ? '32.09' : '32.12' },
      { village: 'Lain' },
      { assisted: { by: 'family', consent: 'read-aloud' } },
      { consent: { ...body.consent, protection: body.consent.protection !== true } },
      { language: body.language === 'en' ? 'id' : 'en' },
      { submissionId: enrollmentFor(6).submissionId },
    ];
    const forms = [body, ...others.map((other) => ({ ...body, ...other }))].map((one) => canonical(one));
    expect(new Set(forms).size).toBe(others.length + 1);
  });
});
