import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import type { DecisionTally } from '../../../../shared/statement/tally.ts';
import type { WeekEntry } from '../../../../shared/statement/week-count.ts';
import { countEntries } from '../../../support/composed-weeks.ts';
import { entryOf } from '../../../support/tallies.ts';

const place = { district: '32.12', group: 'purna', minute: '2026-11-25T02:00Z' } as const;
const about = { ...place, sex: 'f', ageBand: '30-39' } as const;

const submission = (person: string, submitted: string, ...programs: string[]): WeekEntry =>
  entryOf({ person, submission: submitted }, 'S', {
    ...{ kind: 'S', ...about, programs, plan: '', placement: '' },
  });

const referral = (person: string, submitted: string, program: string, office: string): WeekEntry =>
  entryOf({ person, submission: submitted }, `R#${program}`, {
    ...{ kind: 'R', ...about, program, trainingType: '', office },
    ...{ state: 'pending', due: '2026-11-30' },
  });

const closed = (person: string, submitted: string, office: string, given: Partial<DecisionTally>) =>
  entryOf({ person, submission: submitted }, `D#R#${given.program}#1`, {
    ...{ kind: 'D', of: 'R', ...place, program: 'ttg', action: 'close', office, owner: office },
    ...{ from: 'accepted', to: 'closed', dueBefore: '2026-11-30', due: '2026-11-30', outcome: '' },
    ...{ trainingType: '', reason: '', incentive: '', firstAnswer: '', ...given },
  });

describe('a person', () => {
  it('counts once for the country and once at each office, whatever was asked and however often', () => {
    const { national, offices } = countEntries(catalog, [
      ...[submission('a', '1', 'ttg', 'remitansi'), submission('a', '2', 'ttg'), submission('b', '3', 'ttg')],
      ...[referral('a', '1', 'ttg', 'disnaker@32.12'), referral('a', '2', 'ttg', 'disnaker@32.12')],
      ...[referral('a', '1', 'remitansi', 'kemenkop'), referral('b', '3', 'ttg', 'disnaker@32.12')],
    ]);
    expect(national).toMatchObject({ people: 2, submissions: 3, choices: 4 });
    expect(offices['disnaker@32.12']).toMatchObject({ people: 2, choices: 3 });
    expect(offices['kemenkop']).toMatchObject({ people: 1 });
  });

  it('counts for the country while no referral is written yet', () => {
    expect(countEntries(catalog, [submission('a', '1', 'ttg')])).toMatchObject({
      national: { people: 1 },
      offices: {},
    });
  });

  it('is helped once, where a need was closed as helped or partly, also by its program’s own list', () => {
    const { national, offices } = countEntries(catalog, [
      closed('a', '1', 'disnaker@32.12', { program: 'ttg', outcome: 'trained' }),
      closed('a', '2', 'disnaker@32.12', { program: 'remitansi', outcome: 'partly-helped' }),
      closed('b', '3', 'bnp2tki', { program: 'perlindungan', outcome: 'informed' }),
      closed('c', '4', 'bnp2tki', { program: 'ttg', outcome: 'informed' }),
      closed('d', '5', 'kemenkop', { program: 'ttg', outcome: 'withdrawn', action: 'withdraw' }),
      closed('e', '6', 'kemenkop', { program: 'ttg', outcome: 'not-genuine' }),
    ]);
    expect(national).toMatchObject({ peopleHelped: 2, closed: 6 });
    expect(national['people']).toBeUndefined();
    expect(offices['disnaker@32.12']).toMatchObject({ peopleHelped: 1 });
    expect(offices['bnp2tki']).toMatchObject({ peopleHelped: 1 });
    expect(offices['kemenkop']?.['peopleHelped']).toBeUndefined();
  });
});
