import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../shared/catalog/current.ts';
import { combine, type Figures, isStock, pick, sumOf } from '../../../../shared/statement/figures.ts';
import { isNeedFigure } from '../../../../shared/statement/needs.ts';
import type { DecisionTally, ReferralTally } from '../../../../shared/statement/tally.ts';
import { effectOfNew, effectsOfDecision } from '../../../support/effects.ts';
import { type History, histories } from '../../../support/histories.ts';
import { decisionTally, referralTally } from '../../../support/tallies.ts';

const first: ReferralTally = {
  ...{ kind: 'R', district: '32.12', group: 'purna', sex: 'f', ageBand: '30-39' },
  ...{ minute: '2026-11-25T02:00Z', program: 'kewirausahaan', trainingType: 'las' },
  ...{ office: 'disnaker@32.12', state: 'pending', due: '2026-11-30' },
};
const decision: DecisionTally = {
  ...{ kind: 'D', of: 'R', district: '32.12', group: 'purna', program: 'kewirausahaan' },
  ...{ minute: '2026-11-26T02:00Z', action: 'accept', office: 'disnaker@32.12', owner: 'disnaker@32.12' },
  ...{ from: 'pending', to: 'accepted', dueBefore: '2026-11-30', due: '2026-12-10', outcome: '' },
  ...{ trainingType: 'las', reason: '', incentive: '', firstAnswer: '' },
};

/** Stock of every office and of the country after each event, in the order in which the events happened. */
function* stocksOver(all: readonly History[]): Iterable<Figures> {
  const events = all.flatMap((history) => [
    { at: history.first.receivedAt, effects: [effectOfNew(referralTally(history.first), false)] },
    ...history.answers.map((answer) => ({
      at: answer.at,
      effects: effectsOfDecision(decisionTally(history.first, answer), false),
    })),
  ]);
  const offices = new Map<string, Figures>();
  for (const { effects } of events.toSorted((a, b) => a.at.localeCompare(b.at))) {
    for (const { office, figures } of effects)
      offices.set(office, combine(offices.get(office) ?? {}, pick(figures, isStock)));
    yield* offices.values();
    yield sumOf(offices.values());
  }
}

const countOf = (stock: Figures, prefix: string): number =>
  Object.entries(stock).reduce((sum, [name, count]) => sum + (name.startsWith(prefix) ? count : 0), 0);

describe('what a new need does to the figures', () => {
  it('counts once as a choice, and by program, district, group and training', () => {
    expect(effectOfNew(first, false)).toEqual({
      office: 'disnaker@32.12',
      figures: {
        ...{ choices: 1, referrals: 1, open: 1, 'state:pending': 1, 'due:2026-11-30': 1 },
        ...{ 'program:kewirausahaan': 1, 'district:32.12': 1, 'group:purna': 1, 'training:las': 1 },
        'in:kewirausahaan:32.12': 1,
        ...{ 'need:kewirausahaan:32.12': 1, 'open:kewirausahaan:32.12': 1 },
        'need-training:kewirausahaan:las:32.12': 1,
      },
    });
  });

  it('counts a repeat apart from referrals, and what is held', () => {
    const { figures } = effectOfNew({ ...first, kind: 'C', state: 'held' }, false);
    expect(figures).toMatchObject({ choices: 1, repeats: 1, held: 1, 'state:held': 1 });
    expect(figures).not.toHaveProperty('referrals');
  });

  it('hides place and group of a restricted program behind names that no digest shows', () => {
    const { figures } = effectOfNew(first, true);
    expect(figures).toMatchObject({ 'restricted-district:32.12': 1, 'restricted-group:purna': 1 });
    expect(Object.keys(figures).filter((name) => /^(district|group):/.test(name))).toEqual([]);
  });
});

describe('what an answer does to the figures', () => {
  it('moves a need from state to state at the office that answered', () => {
    expect(effectsOfDecision(decision, false)).toEqual([
      {
        office: 'disnaker@32.12',
        figures: {
          ...{ answered: 1, 'state:pending': -1, 'state:accepted': 1 },
          ...{ 'due:2026-11-30': -1, 'due:2026-12-10': 1 },
        },
      },
    ]);
  });

  it('takes a declined need from one office and gives it to the next', () => {
    const reason = { reason: 'out-of-scope', firstAnswer: '1' };
    const declined = { ...decision, ...reason, action: 'decline', to: 'pending', owner: 'desk' } as const;
    expect(effectsOfDecision(declined, false)).toEqual([
      {
        office: 'disnaker@32.12',
        figures: {
          ...{ answered: 1, passedOn: 1, open: -1, 'state:pending': -1, 'due:2026-11-30': -1 },
          ...{ 'decline:out-of-scope': 1, 'handover:disnaker@32.12:desk': 1, 'first-answer:1': 1 },
          'open:kewirausahaan:32.12': -1,
        },
      },
      {
        office: 'desk',
        figures: {
          ...{ received: 1, open: 1, 'state:pending': 1, 'due:2026-12-10': 1 },
          'open:kewirausahaan:32.12': 1,
        },
      },
    ]);
  });

  it('takes a closed need out of what stands open, with its outcome, and a reopened one in again', () => {
    const closed = { ...decision, from: 'accepted', to: 'closed', outcome: 'trained' } as const;
    expect(effectsOfDecision(closed, false)[0]?.figures).toEqual({
      ...{ answered: 1, closed: 1, 'outcome:trained': 1 },
      ...{ open: -1, 'state:accepted': -1, 'due:2026-11-30': -1, 'open:kewirausahaan:32.12': -1 },
    });
    const reopened = { ...decision, from: 'closed', to: 'accepted' } as const;
    expect(effectsOfDecision(reopened, false)[0]?.figures).toEqual({
      ...{ answered: 1, reopened: 1, open: 1, 'state:accepted': 1, 'due:2026-12-10': 1 },
      'open:kewirausahaan:32.12': 1,
    });
  });
});

describe('what the applicant asked for', () => {
  it('closes a need at its office, which has not answered', () => {
    const withdrawn = { ...decision, action: 'withdraw', to: 'closed', outcome: 'withdrawn' } as const;
    expect(effectsOfDecision(withdrawn, false)[0]?.figures).toEqual({
      ...{ closed: 1, 'outcome:withdrawn': 1 },
      ...{ open: -1, 'state:pending': -1, 'due:2026-11-30': -1, 'open:kewirausahaan:32.12': -1 },
    });
  });

  it('opens a disputed closure again at the office that closed it, and passes it on from there', () => {
    const moved = { ...decision, action: 'dispute', from: 'closed', to: 'pending', owner: 'desk' } as const;
    const anew = {
      ...{ open: 1, 'state:pending': 1, 'due:2026-12-10': 1 },
      'open:kewirausahaan:32.12': 1,
    };
    expect(effectsOfDecision(moved, false)).toEqual([
      { office: 'disnaker@32.12', figures: { reopened: 1, passedOn: 1 } },
      { office: 'desk', figures: { received: 1, ...anew } },
    ]);
    const stayed = { ...moved, owner: 'disnaker@32.12' };
    expect(effectsOfDecision(stayed, false)).toEqual([
      { office: 'disnaker@32.12', figures: { reopened: 1, ...anew } },
    ]);
  });
});

describe('what is told to whoever supports a program', () => {
  const cellsOf = (...effects: readonly { readonly figures: Figures }[]) =>
    sumOf(effects.map(({ figures }) => pick(figures, isNeedFigure)));

  it('has no place where the program is restricted', () => {
    expect(cellsOf(effectOfNew(first, true))).toEqual({
      ...{ 'need:kewirausahaan:': 1, 'open:kewirausahaan:': 1, 'need-training:kewirausahaan:las:': 1 },
    });
    const closed = { ...decision, from: 'accepted', to: 'closed', outcome: 'trained' } as const;
    expect(cellsOf(...effectsOfDecision(closed, true))).toEqual({ 'open:kewirausahaan:': -1 });
  });

  it('counts no person twice: a repeat changes nothing of it, from beginning to end', () => {
    expect(cellsOf(effectOfNew({ ...first, kind: 'C' }, false))).toEqual({});
    const answers = [decision, { ...decision, from: 'accepted', to: 'closed' } as const];
    for (const answer of answers)
      expect(cellsOf(...effectsOfDecision({ ...answer, of: 'C' }, false))).toEqual({});
  });

  it('counts what the desk held when it lets it go, and what was made up never', () => {
    const held = { ...first, office: 'desk', state: 'held' } as const;
    expect(cellsOf(effectOfNew(held, false))).toEqual({});
    const released = { ...decision, action: 'release', office: 'desk', from: 'held', to: 'pending' } as const;
    expect(cellsOf(...effectsOfDecision(released, false))).toEqual(cellsOf(effectOfNew(first, false)));
    const withdrawn = { ...released, action: 'withdraw', to: 'closed', owner: 'desk' } as const;
    expect(cellsOf(...effectsOfDecision(withdrawn, false))).toEqual({});
  });
});

describe('silence', () => {
  it('passes a need on from an office that has not answered', () => {
    const moved = {
      ...decision,
      action: 'escalate',
      from: 'accepted',
      to: 'pending',
      owner: 'desk',
    } as const;
    const [left, received] = effectsOfDecision(moved, false);
    expect(left?.figures).toMatchObject({ passedOn: 1, open: -1, 'state:accepted': -1 });
    expect(left?.figures).not.toHaveProperty('answered');
    expect(received).toMatchObject({ office: 'desk', figures: { received: 1, open: 1, 'state:pending': 1 } });
  });
});

describe('what stands open, over lives that the rules allow', () => {
  it('is never negative: not at an office, not in a state, not on a day', () => {
    const property = fc.property(histories(catalog), (all) => {
      for (const stock of stocksOver(all))
        for (const count of Object.values(stock)) expect(count).toBeGreaterThan(0);
    });
    fc.assert(property, { numRuns: 200 });
  });

  it('is in exactly one state and due on exactly one day', () => {
    const property = fc.property(histories(catalog), (all) => {
      for (const stock of stocksOver(all)) {
        expect(countOf(stock, 'state:')).toBe(stock['open'] ?? 0);
        expect(countOf(stock, 'due:')).toBe(stock['open'] ?? 0);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});
