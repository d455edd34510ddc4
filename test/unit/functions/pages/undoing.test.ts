import { beforeEach, describe, expect, it } from 'vitest';
import { pages } from '../../../../functions/pages/pages.ts';
import { reconcile } from '../../../../functions/reconcile/reconcile.ts';
import type { AnswerRequest } from '../../../../shared/referral/answer-request.ts';
import { markSeen } from '../../../../shared/storage/referrals.ts';
import { answerAsOwner } from '../../../support/answering.ts';
import { weekly } from '../../../support/items.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { answerTo, postForm, postJson } from '../../../support/requests.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

type Need = { readonly system: TestSystem; readonly receipt: string };

const start = '2026-11-25T02:00:00.000Z';
const hoursLater = (hours: number) => new Date(Date.parse(start) + hours * 3_600_000);
const two = plainBody({ choices: [{ program: 'padat-karya' }, { program: 'ttg' }] });

async function apply(body: unknown): Promise<Need> {
  const system = await startSystem();
  const answer = await system.enroll(body);
  await system.pump();
  return { system, receipt: (JSON.parse(answer.body) as { receipt: string }).receipt };
}

const needsOf = async ({ store }: TestSystem) => (await weekly(store)).referrals;

async function opened(body: unknown): Promise<Need> {
  const applied = await apply(body);
  for (const referral of await needsOf(applied.system)) await markSeen(applied.system.store, referral);
  return applied;
}

const at = (hours: number, { system }: Need) => {
  system.clock.now = hoursLater(hours);
};

async function ask({ system, receipt }: Need, wish: object) {
  const asked = postJson('/status', { receipt, confirmed: true, ...wish }, { at: system.clock.now });
  return answerTo(asked, (one) => pages(one, system.deps));
}

/** All that whoever holds the receipt can get to see: data and page. */
async function seen({ system, receipt }: Need): Promise<string> {
  const json = await answerTo(postJson('/status', { receipt }, { at: system.clock.now }), (one) =>
    pages(one, system.deps),
  );
  const page = await answerTo(postForm('/status', { receipt }, { at: system.clock.now }), (one) =>
    pages(one, system.deps),
  );
  return [json.body, page.body].join('\n').replaceAll(receipt, 'RECEIPT');
}

const said = async (need: Need, wish: object): Promise<string> => {
  const { statusCode, body } = await ask(need, wish);
  return `${statusCode} ${body.replaceAll(need.receipt, 'RECEIPT')}`;
};

async function owner({ system }: Need, ...answers: AnswerRequest[]): Promise<void> {
  for (const answer of answers)
    for (const referral of await needsOf(system)) await answerAsOwner(system, referral, answer);
  await system.pump();
}

const night = ({ system }: Need) =>
  reconcile(
    { scheduledAt: system.clock.now.toISOString() },
    { ...system.deps, deadLetters: async () => 0, deadWork: async () => 0 },
  );

describe.each([
  ['a plain need', two],
  ['a case of somebody in trouble', troubledBody()],
])('the withdrawal of %s', (_name, body) => {
  let both: readonly [Need, Need];
  beforeEach(async () => {
    both = [await apply(body), await opened(body)];
  });

  const everywhere = async (work: (need: Need) => Promise<string>): Promise<void> => {
    const [never, once] = [await work(both[0]), await work(both[1])];
    expect(once).toBe(never);
  };
  const each = async (work: (need: Need) => unknown) => {
    for (const need of both) await work(need);
  };

  it('reads alike at every moment of its term, opened by an office or not, and so does its undoing', async () => {
    await everywhere(seen);
    await everywhere((need) => said(need, { action: 'withdraw' }));
    await everywhere(seen);
    await each(({ system }) => system.pump());
    for (const hours of [1, 24, 71]) {
      await each((need) => at(hours, need));
      await everywhere(seen);
      await everywhere((need) => said(need, { action: 'withdraw' }));
    }
    await each(night);
    await everywhere(seen);
    await everywhere((need) => said(need, { action: 'keep' }));
    await everywhere(seen);
    await each(({ system }) => system.pump());
    await everywhere(seen);
    await everywhere((need) => said(need, { action: 'keep' }));
    await each((need) => at(80, need));
    await each(night);
    await everywhere(seen);
  });

  it('reads alike after its term too, also before anybody has written that down, and cannot be undone', async () => {
    await everywhere((need) => said(need, { action: 'withdraw' }));
    await each(({ system }) => system.pump());
    await each((need) => at(72, need));
    await everywhere(seen);
    expect(await seen(both[1])).toContain('"stage":"closed","withdrawn":true}');
    await everywhere((need) => said(need, { action: 'keep' }));
    expect((await ask(both[1], { action: 'keep' })).statusCode).toBe(409);
    await each(night);
    await each(({ system }) => system.pump());
    await everywhere(seen);
    expect((await needsOf(both[1].system)).map(({ state }) => state)).not.toContain('pending');
  });

  it('shows as before once it is undone, as if nothing had been', async () => {
    await each((need) => at(5, need));
    const before = await seen(both[0]);
    await each((need) => ask(need, { action: 'withdraw' }));
    await each(({ system }) => system.pump());
    await each((need) => ask(need, { action: 'keep' }));
    for (const need of both) expect(await seen(need)).toBe(before);
    await each(({ system }) => system.pump());
    for (const need of both) expect(await seen(need)).toBe(before);
  });
});

describe('what the owner does meanwhile', () => {
  it('shows nowhere before the term has passed, also where the person was reached and wants help', async () => {
    const need = await opened(two);
    await ask(need, { action: 'withdraw' });
    await need.system.pump();
    const asked = await seen(need);
    await owner(need, { action: 'continue' }, { action: 'accept' });
    expect(await seen(need)).toBe(asked);
    at(72, need);
    await night(need);
    expect(await seen(need)).toContain('"stage":"with-office"');
  });

  it('shows nowhere before the term has passed, and the person can still undo it', async () => {
    const need = await opened(two);
    await owner(need, { action: 'accept' });
    const before = await seen(need);
    await ask(need, { action: 'withdraw' });
    await need.system.pump();
    const asked = await seen(need);
    await owner(need, { action: 'confirm-withdrawal' });
    expect(await seen(need)).toBe(asked);
    await ask(need, { action: 'keep' });
    await need.system.pump();
    expect(await seen(need)).toBe(before);
    expect((await needsOf(need.system)).map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });
});

describe('one choice of two', () => {
  it('is kept by itself, and asking for all again does not prolong what was asked before', async () => {
    const need = await opened(two);
    await ask(need, { action: 'withdraw', choice: 1 });
    at(10, need);
    const all = JSON.parse((await ask(need, { action: 'withdraw' })).body) as { choices: object[] };
    expect(all.choices).toMatchObject([
      { until: hoursLater(72).toISOString() },
      { until: hoursLater(82).toISOString() },
    ]);
    await ask(need, { action: 'keep', choice: 2 });
    await need.system.pump();
    expect((await needsOf(need.system)).map(({ withdrawal }) => withdrawal?.effectiveAt)).toEqual([
      hoursLater(72).toISOString(),
      undefined,
    ]);
  });

  it('stays taken back after its term, opened by an office or not, whatever is asked of all choices then', async () => {
    const both = [await apply(two), await opened(two)] as const;
    const everywhere = async (work: (need: Need) => Promise<string>): Promise<string> => {
      const [never, once] = [await work(both[0]), await work(both[1])];
      expect(once).toBe(never);
      return once;
    };
    for (const need of both) {
      await ask(need, { action: 'withdraw', choice: 1 });
      at(10, need);
      await ask(need, { action: 'withdraw', choice: 2 });
      await need.system.pump();
      at(73, need);
    }
    const forGood = '"choices":[{"stage":"closed","withdrawn":true},';
    expect(await everywhere((need) => said(need, { action: 'keep' }))).toContain(forGood);
    for (const { system } of both) await system.pump();
    expect(await everywhere(seen)).toContain(forGood);
    for (const answer of ['no', 'yes'])
      expect((await ask(both[0], { action: 'confirm', choice: 1, answer })).statusCode).toBe(409);
    expect(await everywhere((need) => said(need, { action: 'withdraw' }))).toContain(forGood);
    for (const need of both) {
      await need.system.pump();
      await night(need);
    }
    expect(await everywhere(seen)).toContain(forGood);
  });

  it('can be kept by the person also where somebody else has asked as often as one may', async () => {
    const need = await apply(two);
    for (let times = 11; times < 30; times += 1)
      await ask(need, { action: 'correct-phone', phone: `0812345678${times}`, phoneOf: 'own' });
    expect((await ask(need, { action: 'withdraw' })).statusCode).toBe(200);
    expect((await ask(need, { action: 'keep', choice: 1 })).statusCode).toBe(200);
    expect((await ask(need, { action: 'withdraw', choice: 1 })).statusCode).toBe(429);
    expect((await ask(need, { action: 'keep' })).statusCode).toBe(200);
  });

  it('cannot be kept where nothing was withdrawn, and is kept after it was asked twice', async () => {
    const need = await apply(two);
    expect((await ask(need, { action: 'keep', choice: 1 })).statusCode).toBe(409);
    await ask(need, { action: 'withdraw', choice: 1 });
    const asked = await ask(need, { action: 'keep', choice: 1, confirmed: undefined });
    expect(asked.body).toContain('confirm-needed');
    const page = await answerTo(
      postForm('/status', { receipt: need.receipt, action: 'keep', choice: '1' }, { at: hoursLater(1) }),
      (one) => pages(one, need.system.deps),
    );
    expect(page.body).toContain('Benar Anda tetap perlu pilihan 1?');
  });
});
