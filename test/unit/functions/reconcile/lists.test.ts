import { beforeEach, describe, expect, it } from 'vitest';
import { officeEntries } from '../../../../shared/storage/office-entries.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { askFor } from '../../../support/asking.ts';
import { loseRecords, nightAfter, onlyReferral, onlySubmission } from '../../../support/lost-records.ts';
import { plainBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
  await system.enroll(plainBody());
  await system.pump();
  for (const answer of [{ action: 'accept' }, { action: 'close', outcome: 'trained' }] as const)
    await answerAsOwner(system, await onlyReferral(system), answer);
  await system.pump();
});

async function listed(office = 'disnaker@32.12'): Promise<string[]> {
  const states: string[] = [];
  for await (const { state } of officeEntries(system.store, office)) states.push(state);
  return states;
}

async function runOn(night: number): Promise<void> {
  system.clock.now = nightAfter(night);
  await system.reconcile();
  await system.pump();
}

describe('a closure', () => {
  it('stays in its office’s list while it can be opened again, and leaves it then', async () => {
    await runOn(7);
    expect(await listed()).toEqual(['closed']);
    await runOn(8);
    expect(await listed()).toEqual([]);
    expect(await onlyReferral(system)).toMatchObject({ state: 'closed', office: 'disnaker@32.12' });
  });

  it('that is disputed later stands in the list of its next owner', async () => {
    await runOn(30);
    const no = { kind: 'confirm', choice: 1, answer: 'no', closure: 2 } as const;
    await askFor(system.store, await onlySubmission(system), no, system.clock.now);
    await system.pump();
    expect([await listed(), await listed('desk')]).toEqual([[], ['pending']]);
  });

  it('of which the person says later that help came stays away', async () => {
    await runOn(30);
    const yes = { kind: 'confirm', choice: 1, answer: 'yes', closure: 2 } as const;
    await askFor(system.store, await onlySubmission(system), yes, system.clock.now);
    await system.pump();
    expect(await listed()).toEqual([]);
  });

  it('that its office opens at the last moment, while the list forgets it, comes back', async () => {
    const last = await onlyReferral(system);
    await runOn(8);
    system.clock.now = nightAfter(1);
    await answerAsOwner(system, last, { action: 'reopen' });
    loseRecords(system);
    expect(await listed()).toEqual(['accepted']);
  });
});
