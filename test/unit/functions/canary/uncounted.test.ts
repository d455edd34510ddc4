import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { enrollmentFor } from '../../../../local/week/people.ts';
import { hourly, type Trouble, waited } from '../../../support/canary.ts';
import { type Between, differencesOf, livedWeek, seenOf, stepCount } from '../../../support/uncounted.ts';

let without: Awaited<ReturnType<typeof seenOf>>;
beforeAll(async () => {
  without = await seenOf(await livedWeek());
});

const trouble = fc.constantFrom<Trouble>({}, {}, { dispatch: true }, { queue: true }, { feedback: true });
const flights = fc.array(fc.record({ step: fc.nat(stepCount - 1), trouble, waits: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
});

describe('a week', () => {
  it('with canaries, whatever becomes of them, is the week without them to everybody who counts, lists or reads', async () => {
    await fc.assert(
      fc.asyncProperty(flights, async (flying) => {
        const between: Between = async (system, at) => {
          for (const flight of flying.filter(({ step }) => step === at))
            await (flight.waits ? waited : hourly)(system, flight.trouble);
        };
        expect(differencesOf(await seenOf(await livedWeek(between)), without)).toEqual([]);
      }),
      { numRuns: 3, seed: 11 },
    );
  });

  it('with one person more is another one, in its statement, lists, letters and counts', async () => {
    const between: Between = async (system, at) =>
      at === 0 &&
      system.enroll(
        enrollmentFor(7, { district: '32.12', targetGroup: 'purna', choices: [{ program: 'padat-karya' }] }),
      );
    const differing = differencesOf(await seenOf(await livedWeek(between)), without);
    for (const what of [/^T#.+NATIONAL/, /^letters/, /^counts/, /12 \/office\/list 200/, /print=1/, /\.xlsx/])
      expect(
        differing.filter((name) => what.test(name)),
        String(what),
      ).not.toEqual([]);
  });
});
