import { expect, test } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { desk } from '../../../../shared/referral/create.ts';
import type { Referral } from '../../../../shared/referral/referral.ts';
import { officeOf } from '../../../../shared/referral/routing.ts';
import { isOpen } from '../../../../shared/referral/states.ts';
import { district, explore, firstNeeds, nameOf } from '../../../support/every-need.ts';

const offices = new Set(catalog.offices.map(({ id }) => id));

function reachableFrom(name: string, edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const reached = new Set(edges.get(name));
  for (const next of reached) for (const further of edges.get(next) ?? []) reached.add(further);
  return reached;
}

test.each(catalog.programs)(
  'whatever happens to a need of $id, it has one owner and finds its end',
  (program) => {
    const { needs, steps } = explore(firstNeeds(program));
    expect(needs.size).toBeGreaterThan(10);
    const all = [...needs.values()];
    expect(all.filter(({ office }) => !offices.has(office))).toEqual([]);
    expect(all.filter(({ office }) => program.restricted && office === desk)).toEqual([]);
    const support = program.support.map((named) => officeOf(named, district));
    const guestsOf = ({ guests = [] }: Referral) => guests;
    expect(all.flatMap(guestsOf).filter((id) => !support.includes(id))).toEqual([]);
    expect(all.filter((one) => guestsOf(one).includes(one.office))).toEqual([]);
    // Who was let in is let in by the present owner, into what is open.
    const ends = steps.filter(({ from, to }) => from.office !== to.office || !isOpen(to.state));
    expect(ends.filter(({ to }) => guestsOf(to).length > 0)).toEqual([]);
    expect(steps.some(({ action }) => action === 'share')).toBe(support.some((id) => offices.has(id)));
    const closing = steps.filter(({ from, to }) => isOpen(from.state) && !isOpen(to.state));
    expect(new Set(closing.map(({ action }) => action))).toEqual(
      new Set(['close', 'withdraw', 'confirm-withdrawal']),
    );
    const edges = new Map(
      [...Map.groupBy(steps, ({ from }) => nameOf(from))].map(
        ([name, some]) => [name, [...new Set(some.map(({ to }) => nameOf(to)))]] as const,
      ),
    );
    const reached = new Map([...needs.keys()].map((name) => [name, reachableFrom(name, edges)]));
    const closable = (name: string) =>
      [...(reached.get(name) ?? [])].some((next) => next.startsWith('closed'));
    expect([...needs.keys()].filter((name) => !closable(name) && !name.startsWith('closed'))).toEqual([]);
    // No ping-pong: once it has left an office like this, it never stands there like this again.
    const again = steps.filter(
      ({ from, to }) => from.office !== to.office && reached.get(nameOf(to))?.has(nameOf(from)),
    );
    expect(again.map(({ action, from, to }) => `${action}: ${nameOf(from)} > ${nameOf(to)}`)).toEqual([]);
  },
);
