import { describe, expect, it } from 'vitest';
import { letterStates, neverArrived, reachedMailService } from '../../../../shared/letter/letter-states.ts';
import { afterBounce, afterDelivery } from '../../../../shared/letter/mailbox.ts';
import { mailboxFault } from '../../../../shared/letter/mailbox-fault.ts';

const [monday, tuesday, wednesday] = ['23', '24', '25'].map((day) => `2026-11-${day}T02:00:00.000Z`) as [
  string,
  string,
  string,
];
const at = (moment: string, letter = 'a') => ({ at: moment, letter });

describe('a refusal', () => {
  it('of the moment of a delivery counts, one before it does not', () => {
    const delivered = { delivered: at(tuesday, 'b') };
    expect(afterBounce(delivered, at(tuesday))).toMatchObject({ bouncedAt: tuesday });
    expect(afterBounce(delivered, at(monday))).toBeUndefined();
  });

  it('that is heard again, or lies between two known ones, changes nothing', () => {
    expect(afterBounce({ bouncedAt: monday }, at(monday))).toBeUndefined();
    const marked = { bouncedAt: monday, notWorkingSince: wednesday };
    expect(afterBounce(marked, at(tuesday))).toBeUndefined();
  });

  it('that is earlier than the known one takes its place', () => {
    const first = '2026-11-23T03:00:00.000Z';
    expect(afterBounce({ bouncedAt: first }, at(monday))).toEqual({ bouncedAt: monday });
  });

  it('does not move the moment since which a mailbox is marked', () => {
    const marked = { bouncedAt: tuesday, notWorkingSince: wednesday };
    expect(afterBounce(marked, at(monday))).toEqual({ bouncedAt: monday, notWorkingSince: wednesday });
  });

  it('of the very letter that was delivered takes the delivery back, and what it had outdone counts again', () => {
    const delivered = { ...at(tuesday), outdone: monday };
    expect(afterBounce({ delivered }, at(tuesday))).toMatchObject({
      bouncedAt: monday,
      notWorkingSince: tuesday,
    });
  });
});

describe('a delivery', () => {
  it('outdoes what was refused before it, and not what was refused at its moment', () => {
    expect(afterDelivery({ bouncedAt: monday }, at(tuesday))).toEqual({
      delivered: { ...at(tuesday), outdone: monday },
    });
    expect(afterDelivery({ bouncedAt: tuesday }, at(tuesday))).toMatchObject({ bouncedAt: tuesday });
    const marked = { bouncedAt: monday, notWorkingSince: tuesday };
    expect(afterDelivery(marked, at(tuesday))).toMatchObject(marked);
  });

  it('that is heard again, or is older than the known one, changes nothing', () => {
    const known = { delivered: at(tuesday) };
    expect(afterDelivery(known, at(tuesday))).toBeUndefined();
    expect(afterDelivery(known, at(monday))).toBeUndefined();
    expect(afterDelivery(known, at(wednesday))).toMatchObject({ delivered: at(wednesday) });
  });
});

it('an office saw a letter unless it came back or was never taken', () => {
  expect(letterStates.filter(neverArrived)).toEqual(['soft-bounced', 'rejected', 'bounced']);
  expect(letterStates.filter(reachedMailService)).toEqual([
    ...['sent', 'soft-bounced', 'delivered', 'bounced', 'complained'],
  ]);
});

describe('the desk reads of a mailbox', () => {
  const entry = {
    ...{ office: 'kemensos', mailbox: 'kemensos', address: 'kemensos@kantor.example', addressVersion: 1 },
    verified: true,
  } as Parameters<typeof mailboxFault>[0];
  const letter = (state: 'delivered' | 'bounced' | 'ambiguous', queuedAt: string, attempt = 1) => ({
    ...{ state, queuedAt, attempt },
  });

  it('nothing where the newest letter arrived, whatever became of earlier ones', () => {
    expect(mailboxFault(entry, [])).toBeUndefined();
    expect(mailboxFault(entry, [letter('bounced', monday), letter('delivered', tuesday)])).toBeUndefined();
    expect(mailboxFault(entry, [letter('ambiguous', monday, 2)])).toBeUndefined();
  });

  it('what became of the newest letter, and when that was written', () => {
    const bounced = [letter('delivered', monday), letter('bounced', wednesday), letter('delivered', tuesday)];
    expect(mailboxFault(entry, bounced)).toEqual({ fault: 'bounced', since: wednesday });
    const unsettled = letter('ambiguous', tuesday, 3);
    expect(mailboxFault(entry, [unsettled])).toEqual({ fault: 'unsettled', since: tuesday });
  });

  it('first that nobody has proven it, then that it refuses all mail', () => {
    const refuses = { ...entry, notWorkingSince: tuesday };
    const bounced = [letter('bounced', wednesday)];
    expect(mailboxFault({ ...refuses, verified: false }, bounced)).toEqual({ fault: 'not-verified' });
    expect(mailboxFault(refuses, bounced)).toEqual({ fault: 'not-working', since: tuesday });
  });
});
