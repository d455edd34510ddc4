import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { Enrollment } from '../../../../shared/enrollment/enrollment.ts';
import { screen } from '../../../../shared/enrollment/screening.ts';
import { enrollment } from '../../../support/people.ts';
import { problemOf } from '../../../support/problems.ts';
import { tinyCatalog } from '../../../support/tiny-catalog.ts';

const openDistricts = new Set(['32.12']);
const base = enrollment(1, {
  targetGroup: 'purna',
  choices: [{ program: 'padat-karya' }],
  district: '32.12',
});
const screened = (answers: Partial<Enrollment>) =>
  screen({ ...base, ...answers }, { catalog, openDistricts });
const problem = (answers: Partial<Enrollment>) => problemOf(() => screened(answers));

describe('eligibility', () => {
  it('is as the catalog says, for every program and group', () => {
    for (const program of catalog.programs.filter(({ choosable }) => choosable)) {
      for (const { id: targetGroup } of catalog.targetGroups) {
        const answers = { choices: [{ program: program.id }], targetGroup };
        const condition = program.conditionalGroups[targetGroup];
        if (program.eligibleGroups.includes(targetGroup)) expect(screened(answers).flags).toEqual([]);
        else if (condition) expect(screened(answers).flags).toEqual([`conditional.${program.id}`]);
        else
          expect(problem(answers)).toEqual({
            code: 'not-eligible',
            errors: ['choices.0.program: not-eligible'],
          });
      }
    }
  });

  it('refuses the whole submission for one choice, and names each that does not fit', () => {
    const choices = [{ program: 'padat-karya' }, { program: 'tki-bermasalah' }, { program: 'ttg' }];
    expect(problem({ choices })?.errors).toEqual(['choices.1.program: not-eligible']);
  });
});

describe('a district', () => {
  it('that is not open is refused, without a word about the person', () => {
    expect(problem({ district: '32.09' })).toEqual({ code: 'district-not-covered', errors: [] });
    expect(problem({ district: '31.71' })?.code).toBe('district-not-covered');
  });

  it('anywhere will do for a program that takes any, but not for others beside it', () => {
    const rescue = { program: 'tki-bermasalah', caseLocation: 'home' };
    const answers = { targetGroup: 'bermasalah', district: '31.71' };
    expect(screened({ ...answers, choices: [rescue] }).notes).toEqual([]);
    expect(problem({ ...answers, choices: [rescue, { program: 'padat-karya' }] })?.code).toBe(
      'district-not-covered',
    );
  });
});

describe('a plan to work in a household abroad', () => {
  const planned = (country: string, protection: boolean, plan = 'abroad-household') =>
    screened({ targetGroup: 'calon', plan, country, consent: { ...base.consent, protection } });

  it('brings a notice for exactly the 19 countries', () => {
    const closed = [...catalog.countries].filter((country) => planned(country, false).notice);
    expect(closed).toHaveLength(19);
    expect(planned('SA', false)).toMatchObject({ notice: { code: 'placement-closed' }, notes: [] });
    expect(planned('MY', true)).toEqual({ flags: [], notes: [] });
  });

  it('brings a protection note only with consent', () => {
    expect(planned('SA', true).notes).toEqual(['perlindungan']);
    expect(planned('SA', false).notes).toEqual([]);
  });

  it('does not concern a company as employer', () => {
    expect(planned('SA', true, 'abroad-company')).toEqual({ flags: [], notes: [] });
  });
});

describe('flags for the office', () => {
  it('say that the person is a minor', () => {
    expect(screened({ ageBand: '15-17' }).flags).toEqual(['minor']);
  });

  it('say that a name mixes alphabets whose letters look alike', () => {
    expect(screened({ name: 'B\u0443di' }).flags).toEqual(['name-script']);
    expect(screened({ name: '陳 Tan' }).flags).toEqual([]);
  });
});

describe('another catalog', () => {
  const screenTiny = (answers: Partial<Enrollment>) =>
    screen(
      { ...base, district: '10.01', ...answers },
      { catalog: tinyCatalog, openDistricts: new Set(['10.01']) },
    );

  it('rules the same code', () => {
    const sailing = {
      targetGroup: 'leaving',
      plan: 'ship',
      country: 'XB',
      consent: { ...base.consent, protection: true },
    };
    expect(screenTiny({ ...sailing, choices: [{ program: 'nets' }] })).toEqual({
      flags: ['conditional.nets'],
      notice: { code: 'placement-closed' },
      notes: ['watch'],
    });
    expect(screenTiny({ ...sailing, country: 'XC', choices: [{ program: 'rescue' }] })).toEqual({
      flags: [],
      notes: [],
    });
  });
});
