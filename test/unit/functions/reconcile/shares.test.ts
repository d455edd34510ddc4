import { beforeEach, describe, expect, it } from 'vitest';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import { saveOffice } from '../../../../shared/storage/offices.ts';
import { sharedEntries } from '../../../../shared/storage/shares.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { addressOf } from '../../../support/directory.ts';
import { all, weekly } from '../../../support/items.ts';
import { loseRecords, nightAfter, onlyReferral } from '../../../support/lost-records.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await system.enroll(plainBody());
  await system.pump();
});

const withKemendesa = { action: 'share', with: 'kemendesa' } as const;

async function say(...requests: AnswerRequest[]): Promise<void> {
  for (const request of requests) await answerAsOwner(system, await onlyReferral(system), request);
}

async function listed(office: string): Promise<number> {
  let count = 0;
  for await (const _ of sharedEntries(system.store, office)) count += 1;
  return count;
}

function runOn(night: number) {
  system.clock.now = nightAfter(night);
  return system.reconcile();
}

describe('a share of which dispatch was never told', () => {
  it.each([
    ['before its first answer', [withKemendesa]],
    ['after it was accepted', [{ action: 'accept' }, withKemendesa]],
    ['with a call after it', [{ action: 'accept' }, withKemendesa, { action: 'told' }]],
  ] as const)('of a need %s shows the next morning', async (_, requests) => {
    await say(...requests);
    loseRecords(system);
    expect(await listed('kemendesa')).toBe(0);
    expect(await runOn(1)).toMatchObject({ decisions: 1, leftList: 0 });
    expect(await listed('kemendesa')).toBe(1);
    expect((await weekly(system.store)).decisions).toHaveLength(requests.length);
    expect(await runOn(2)).toMatchObject({ decisions: 0, leftList: 0 });
  });

  it('shows also where the need lay untouched for a month', async () => {
    await say({ action: 'accept' }, { action: 'schedule', date: '2027-01-29', place: 'BLK' });
    await system.pump();
    system.clock.now = nightAfter(30);
    await say(withKemendesa);
    loseRecords(system);
    await runOn(31);
    expect(await listed('kemendesa')).toBe(1);
  });
});

describe('a share that has ended', () => {
  beforeEach(async () => {
    await say(withKemendesa, { action: 'accept' });
    await system.pump();
  });

  it('leaves the list of the office that was let in, once', async () => {
    await say({ action: 'close', outcome: 'trained' });
    await system.pump();
    expect(await listed('kemendesa')).toBe(1);
    expect(await runOn(1)).toMatchObject({ leftList: 1 });
    expect(await listed('kemendesa')).toBe(0);
    expect(await runOn(2)).toMatchObject({ leftList: 0 });
  });

  it('is back in the list when it is shared anew, also before the list forgot it', async () => {
    const [close, reopen] = [{ action: 'close', outcome: 'trained' }, { action: 'reopen' }] as const;
    await say(close);
    await runOn(1);
    await say(reopen, withKemendesa);
    await system.pump();
    expect(await listed('kemendesa')).toBe(1);
    await say(close, reopen, withKemendesa);
    await system.pump();
    expect(await runOn(2)).toMatchObject({ leftList: 0 });
    expect(await listed('kemendesa')).toBe(1);
  });

  it('stays while it stands', async () => {
    expect(await runOn(1)).toMatchObject({ leftList: 0, letters: 0 });
    expect(await listed('kemendesa')).toBe(1);
  });
});

describe('a shared restricted case', () => {
  it('is told to the office that is let in as soon as its mailbox is proven', async () => {
    system = await startSystem({ directory: { kemensos: { verified: false } } });
    await system.enroll(troubledBody());
    await system.pump();
    await say({ action: 'share', with: 'kemensos' });
    await system.pump();
    const letters = () => all(system.store.query({ partition: 'L#kemensos' }));
    expect(await letters()).toEqual([]);
    expect(system.deps.report.counts['RestrictedWithoutMailbox']).toBe(1);
    await saveOffice(system.store, {
      ...{ office: 'kemensos', mailbox: 'kemensos', address: addressOf('kemensos') },
      ...{ verified: true, addressVersion: 1, zone: 'Asia/Jakarta', language: 'id' },
    });
    expect(await runOn(1)).toMatchObject({ letters: 1 });
    expect(await letters()).toHaveLength(1);
    expect(await runOn(2)).toMatchObject({ letters: 0 });
  });
});
