import { expect, test } from 'vitest';
import { diceOf } from '../../../../local/week/dice.ts';
import { attackRetold, attackWeek, attackYear } from '../../../attack/attack.ts';
import { craft, crafts } from '../../../attack/crafted.ts';
import { simulateYear, statementsAfter } from '../../../attack/year.ts';

/** `npm run attack` does the same with a whole year. */
const crafted = Object.keys(crafts).map((what, at) => {
  const dice = diceOf(at + 1);
  return { what, statements: statementsAfter([craft(what, dice)], dice, 0) };
});

test.each(crafted)('no cell is solved of $what', ({ statements }) => {
  for (const statement of statements)
    expect(attackWeek(statement, 'ours')).toMatchObject({ solved: 0, untrue: 0 });
});

test('where each number is rounded for itself, such weeks give cells away', () => {
  const solved = crafted.flatMap(({ statements }) =>
    statements.map((statement) => attackWeek(statement, 'each for itself').solved),
  );
  expect(Math.max(...solved)).toBeGreaterThan(10);
});

test('no cell is solved by the letters of several weeks together', () => {
  const { cells, ...found } = attackYear(simulateYear({ seed: 3, weeks: 5, late: 0 }), 'ours');
  expect(found).toEqual({ solved: 0, untrue: 0 });
  expect(cells).toBeGreaterThan(500);
});

test('late records solve no cell, unless the week is told again with its corrections', () => {
  const statements = simulateYear({ seed: 1, weeks: 3, late: 10 });
  for (const statement of statements)
    expect(attackWeek(statement, 'ours')).toMatchObject({ solved: 0, untrue: 0 });
  const retold = statements.flatMap((statement, at) => {
    const next = statements[at + 1];
    return next ? [attackRetold(statement, next).solved] : [];
  });
  expect(Math.max(...retold)).toBeGreaterThan(0);
});
