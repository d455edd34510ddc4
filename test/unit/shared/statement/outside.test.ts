import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { openLedger } from '../../../../shared/statement/ledger.ts';
import { outsideNational, outsidePart } from '../../../../shared/statement/outside.ts';
import { tellCountry } from '../../../../shared/statement/outside-country.ts';
import type { Statement } from '../../../../shared/statement/statement.ts';
import { partFor } from '../../../../shared/storage/statements.ts';
import { simulateYear } from '../../../attack/year.ts';

const year = simulateYear({ seed: 5, weeks: 5, late: 20 });
const [before, last] = year.slice(-2) as [Statement, Statement];
const national = outsideNational(last, before, catalog);
const offices = catalog.offices.map(({ id }) => id);

test('an office publishes the same from its own part as from the whole statement', () => {
  for (const office of offices)
    expect(outsidePart(partFor(last, office), office, partFor(before, office), catalog)).toEqual(
      outsidePart(last, office, before, catalog),
    );
});

test('what the country publishes rests on the same roundings of offices that these publish', () => {
  const told = new Map<string, unknown>();
  const ledger = openLedger();
  const listening = {
    ...ledger,
    tell: (name: string, value: number) => {
      const rounded = ledger.tell(name, value);
      told.set(name, rounded);
      return rounded;
    },
  };
  tellCountry(listening, last, catalog);
  for (const office of offices)
    for (const [name, { now }] of Object.entries(outsidePart(last, office, before, catalog).totals))
      expect(now).toEqual(told.get(`${office}|${name}`));
});

test('the week before is told as it was told then, whatever was corrected since', () => {
  const then = outsideNational(before, undefined, catalog);
  expect(Object.keys(last.national.corrections)).toContain(before.week);
  for (const [name, total] of Object.entries(national.totals))
    expect(total.before).toEqual(then.totals[name as keyof typeof then.totals]?.now);
});

test('of corrections only the week is told', () => {
  expect(national.correctedWeeks).toEqual(Object.keys(last.national.corrections).sort());
});

test('restricted programs stand in the national table of programs alone', () => {
  const restricted = catalog.programs
    .filter((program) => program.restricted)
    .map(({ id }) => `program:${id}`);
  const named = (told: object) => restricted.filter((name) => JSON.stringify(told).includes(`"${name}"`));
  for (const office of offices) expect(named(outsidePart(last, office, before, catalog))).toEqual([]);
  const { programs: _, ...others } = national.tables;
  expect(named(others)).toEqual([]);
});

test('more restricted cases at an office change none of its tables and no number of new ones', () => {
  const more = (flows: Record<string, number>, name: string) => ({ [name]: (flows[name] ?? 0) + 40 });
  const { offices: parts } = last;
  const part = parts['bnp2tki'] ?? last.national;
  const flows = {
    ...part.flows,
    ...more(part.flows, 'choices'),
    ...more(part.flows, 'program:tki-bermasalah'),
  };
  const swollen = { ...last, offices: { ...parts, bnp2tki: { ...part, flows } } };
  expect(outsidePart(swollen, 'bnp2tki', before, catalog)).toEqual(
    outsidePart(last, 'bnp2tki', before, catalog),
  );
});

test('an office tells one table of what is new: two would cross', () => {
  for (const office of offices) {
    const { programs, districts, groups, trainings } = outsidePart(last, office, before, catalog).tables;
    expect([programs, districts, groups, trainings].filter(Boolean).length).toBeLessThanOrEqual(1);
  }
});

test('means and sums are told of the country alone, coarse, and not before there are four weeks', () => {
  expect(national.totals.people?.mean).toSatisfy((mean: number) => mean % 50 === 0);
  expect(national.totals.people?.sum).toSatisfy((sum: number) => sum % 100 === 0);
  expect(outsideNational(before, undefined, catalog).totals.people).not.toHaveProperty('mean');
  for (const office of offices)
    for (const total of Object.values(outsidePart(last, office, before, catalog).totals))
      expect(Object.keys(total).filter((key) => key === 'mean' || key === 'sum')).toEqual([]);
});

test('how long first answers took is not told under ten cases', () => {
  const withAnswers = (cases: number): Statement => ({
    ...last,
    national: { ...last.national, flows: { 'first-answer:2': cases } },
  });
  expect(outsideNational(withAnswers(9), undefined, catalog)).not.toHaveProperty('firstAnswer');
  expect(outsideNational(withAnswers(10), undefined, catalog).firstAnswer).toEqual({ median: 2, p90: 2 });
});

test('how people of a week stand leaves at least three numbers that they can be', () => {
  for (const { people, states } of Object.values(national.cohorts ?? {})) {
    const sum = (end: 'low' | 'high') => Object.values(states).reduce((all, row) => all + row[end], 0);
    expect(sum('low')).toBeLessThanOrEqual(people.low);
    expect(sum('high')).toBeGreaterThanOrEqual(Math.min(people.high, people.low + 2));
  }
  expect(Object.keys(national.cohorts ?? {})).toEqual(['4']);
});
