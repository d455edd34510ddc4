import { describe, expect, it } from 'vitest';
import { canaryBody } from '../../../../shared/canary/body.ts';
import { canaryCatalog } from '../../../../shared/canary/consent.ts';
import { catalog } from '../../../../shared/catalog/current.ts';
import { parseEnrollment } from '../../../../shared/enrollment/parse.ts';
import { screen } from '../../../../shared/enrollment/screening.ts';
import { canaryMailbox } from '../../../../shared/letter/canary.ts';
import { tinyCatalog } from '../../../support/tiny-catalog.ts';

const id = '0190a1b2-c3d4-4e5f-8a6b-7c8d9e0f1a2b';
const today = '2026-11-25';

/** The same catalog, its programs and groups in another order: the canary takes what comes first. */
const turns = catalog.programs.flatMap((program) =>
  catalog.targetGroups.map((group) => ({
    ...catalog,
    programs: [program, ...catalog.programs],
    targetGroups: [group, ...catalog.targetGroups],
  })),
);

describe('what the canary sends', () => {
  it.each([
    ['the whole', catalog],
    ['a tiny', tinyCatalog],
  ] as const)('can be applied for in %s catalog', (_, own) => {
    const enrollment = parseEnrollment(canaryBody(own, id), { catalog: canaryCatalog(own), today });
    const openDistricts = new Set([enrollment.district]);
    expect(screen(enrollment, { catalog: own, openDistricts }).notes).toEqual([]);
  });

  it('can be applied for whatever program and group come first', () => {
    for (const own of turns)
      expect(() =>
        parseEnrollment(canaryBody(own, id), { catalog: canaryCatalog(own), today }),
      ).not.toThrow();
  });

  it('is refused like an old form where it is not known as the canary’s', () => {
    expect(() => parseEnrollment(canaryBody(catalog, id), { catalog, today })).toThrow(
      expect.objectContaining({ errors: [{ path: 'consent.version', code: 'consent-version' }] }),
    );
  });

  it('takes the name of no office', () => {
    expect(catalog.offices.map(({ mailbox }) => mailbox)).not.toContain(canaryMailbox);
  });
});
