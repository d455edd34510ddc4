import { describe, expect, it } from 'vitest';
import { afterTrouble, isResting, type MailRest } from '../../../../shared/letter/mail-rest.ts';

const at = new Date('2026-11-25T02:00:00.000Z');
const minutes = (count: number): string => new Date(at.getTime() + count * 60_000).toISOString();

/** What is known after mails to these mailboxes were not taken. */
const restAfter = (...mailboxes: string[]): MailRest | undefined =>
  mailboxes.reduce<MailRest | undefined>(
    (known, mailbox) => afterTrouble(known, { mailbox, isStated: false }, at),
    undefined,
  );

describe('mails that are not taken', () => {
  it('stop nothing before there are three in a row', () => {
    expect(restAfter('a', 'b')).toEqual({ failures: 2 });
    expect(restAfter('a', 'a')).toEqual({ failures: 2, mailbox: 'a' });
  });

  it('stop their mailbox where it is the only one, and everybody where there are two', () => {
    expect(restAfter('a', 'a', 'a')).toEqual({ failures: 3, mailbox: 'a', until: minutes(5) });
    expect(restAfter('a', 'b', 'a')).toEqual({ failures: 3, until: minutes(5) });
  });

  it('were one trouble, however many there were, when another mailbox joins', () => {
    expect(restAfter('a', 'a', 'a', 'a', 'a', 'b')).toEqual({ failures: 2 });
    expect(restAfter('a', 'a', 'a', 'a', 'a', 'b', 'b')).toEqual({ failures: 3, until: minutes(5) });
  });

  it('stop for 5, 10, 20 minutes and never more than 30', () => {
    const waits = [3, 4, 5, 6, 7].map((count) => restAfter(...'abababa'.slice(0, count))?.until);
    expect(waits).toEqual([5, 10, 20, 30, 30].map(minutes));
  });

  it('stop everybody for 30 minutes where the service says that it takes nothing', () => {
    const stated = { mailbox: 'a', isStated: true };
    expect(afterTrouble(undefined, stated, at)).toEqual({ failures: 1, until: minutes(30) });
    expect(afterTrouble(restAfter('a', 'a', 'a'), stated, at)).toEqual({ failures: 4, until: minutes(30) });
  });
});

it('a rest ends at its moment, and what has none is no rest', () => {
  const rest = { failures: 3, until: minutes(5) };
  expect(isResting(rest, new Date(minutes(4)))).toBe(true);
  expect(isResting(rest, new Date(minutes(5)))).toBe(false);
  expect(isResting({ failures: 2 }, at)).toBe(false);
});
