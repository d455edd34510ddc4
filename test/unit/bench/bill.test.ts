import { describe, expect, it } from 'vitest';
import { type Measured, mailsOf, unanswered } from '../../../bench/cost/bill.ts';
import type { Usage } from '../../../bench/cost/meter.ts';
import { floor, naive, naiveTraces } from '../../../bench/cost/peers.ts';
import { prices } from '../../../bench/cost/prices.ts';

const nothing: Usage = {
  ...{ calls: {}, writeUnits: {}, invocations: {}, cpuMs: {} },
  ...{ changes: 0, bytes: { stored: 0, backedUp: 0, ofWeeks: 0 }, logBytes: 0, mails: 0 },
};
const enrolled: Usage = {
  ...nothing,
  ...{ calls: { 'enroll dynamodb:PutItem': 1 }, changes: 1, writeUnits: { 'S table': 1.5 } },
  ...{ invocations: { enroll: 1 }, cpuMs: { enroll: 2 }, logBytes: 100 },
  bytes: { stored: 1000, backedUp: 600, ofWeeks: 8192 / 14 },
};
const refusedWrite: Usage = { ...enrolled, changes: 0, writeUnits: {} };
const measured: Measured = {
  ...{ accepted: enrolled, again: refusedWrite, refused: nothing },
  ...{ letter: { ...nothing, mails: 1 }, answer: nothing, needs: 1 },
};
const amountOf = (what: string) =>
  unanswered(measured, new Map([['enroll', 512]])).find((line) => line.what === what)?.amount;

describe('the bill of a million', () => {
  it('takes what was measured a million times, repeats and refusals beside it', () => {
    expect(amountOf('HTTP API, posts')).toBe(1_300_000);
    expect(amountOf('enroll: calls')).toBe(1_100_000);
    expect(amountOf('write S table')).toBe(1_500_000);
    expect(amountOf('storage of a month')).toBe(1);
    expect(amountOf('its backup')).toBe(0.6);
    expect(amountOf('Mondays: reading the index')).toBeCloseTo(1_000_000, 0);
  });

  it('counts a refused write, which DynamoDB charges like one of what stands there', () => {
    expect(amountOf('writes refused by their condition')).toBeCloseTo(150_000, 0);
  });

  it('gives a function below a whole core the longer time that it needs', () => {
    // 2 ms, and 1 for a cold start now and then, at 512 of 1769 MB; 5 ms of waiting.
    const seconds = 1.1e6 * ((2 + 0.01 * 100) * (1769 / 512) + 5) * 1e-3;
    expect(amountOf('enroll: time')).toBeCloseTo(seconds * 0.5, 0);
  });

  it('names as many mails as letters, whoever pays them', () => {
    expect(mailsOf(measured)).toBe(6_610);
  });

  it('puts the design of the guides and the floor where the paper model has them', () => {
    const total = (lines: typeof naive) =>
      lines.reduce((sum, { unit, amount }) => sum + amount * prices[unit].dollars, 0);
    expect(total(naive) + naiveTraces).toBeCloseTo(50.17, 1);
    expect(total(floor)).toBeCloseTo(1.835, 2);
  });
});
