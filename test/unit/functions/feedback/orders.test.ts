import { expect, it } from 'vitest';
import { feedback } from '../../../../functions/feedback/feedback.ts';
import type { LetterState } from '../../../../shared/letter/letter-states.ts';
import { claimLetter, markAmbiguous, markSent } from '../../../../shared/storage/letters.ts';
import { letterOf } from '../../../support/items.ts';
import { addLetter, kemensosLetter as id } from '../../../support/letters.ts';
import { mailEvent } from '../../../support/mail-events.ts';
import { startSystem } from '../../../support/system.ts';

const happenings = ['Send', 'Delivery', 'Bounce', 'Soft', 'Complaint', 'Reject', 'mark', 'lost'] as const;
type Happening = (typeof happenings)[number];

/** From the one that says least to the one that says most. */
const weight: readonly (readonly [Happening, LetterState])[] = [
  ['lost', 'ambiguous'],
  ['mark', 'sent'],
  ['Send', 'sent'],
  ['Soft', 'soft-bounced'],
  ['Reject', 'rejected'],
  ['Delivery', 'delivered'],
  ['Bounce', 'bounced'],
  ['Complaint', 'complained'],
];
const endOf = (order: readonly Happening[]): LetterState | undefined =>
  weight.findLast(([happening]) => order.includes(happening))?.[1];

function permutations<T>(list: readonly T[]): T[][] {
  if (list.length === 0) return [[]];
  const all = list.flatMap((first, at) =>
    permutations(list.toSpliced(at, 1)).map((rest) => [first, ...rest]),
  );
  return [...new Map(all.map((one) => [one.join(), one])).values()];
}

async function endAfter(order: readonly Happening[]): Promise<LetterState> {
  const { store, clock, deps } = await system;
  for (const item of store.everything()) if (item.pk.startsWith('L#')) await store.remove(item);
  await addLetter(store);
  await claimLetter(store, id, clock.now);
  for (const happening of order) {
    if (happening === 'mark') await markSent(store, id, 1, 'mail-1');
    else if (happening === 'lost') await markAmbiguous(store, id, 1);
    else if (happening === 'Soft') await feedback(mailEvent('Bounce', { bounceType: 'Transient' }), deps);
    else await feedback(mailEvent(happening), deps);
  }
  return (await letterOf(store, id)).state;
}
const system = startSystem();

const groups: readonly (readonly Happening[])[] = [
  ['Send', 'Delivery', 'Bounce', 'Complaint', 'mark'],
  ['Send', 'Delivery', 'Soft', 'Complaint', 'mark'],
  ['Send', 'Delivery', 'Soft', 'Bounce', 'mark'],
  ['Send', 'Delivery', 'Soft', 'mark'],
  ['Send', 'Soft', 'mark'],
  ['Send', 'Reject', 'mark'],
  ['Send', 'Delivery', 'Bounce', 'Complaint', 'lost'],
  ['Send', 'Delivery', 'Reject', 'lost'],
];

it.each(groups)('%s, %s, %s …: every order has one end', async (...group) => {
  for (const order of permutations(group))
    expect([order, await endAfter(order)]).toEqual([order, endOf(group)]);
});

const five: readonly Happening[] = ['Send', 'Delivery', 'Bounce', 'Complaint', 'mark'];

it.each(five)('every order of the five in which %s comes twice has one end', async (twice) => {
  const orders = permutations([...five, twice]);
  expect(orders).toHaveLength(360);
  for (const order of orders) expect([order, await endAfter(order)]).toEqual([order, 'complained']);
});

/** Every choice of so many. */
const some = <T>(list: readonly T[], count: number): T[][] =>
  count === 0
    ? [[]]
    : list.flatMap((one, at) => some(list.slice(at + 1), count - 1).map((rest) => [one, ...rest]));

it.each([1, 2, 3, 4])('so has every order of any %i things that can happen', async (count) => {
  const known = happenings.filter((one) => one !== 'lost');
  for (const part of some(known, count))
    for (const order of permutations(part))
      expect([order, await endAfter(order)]).toEqual([order, endOf(part)]);
});
