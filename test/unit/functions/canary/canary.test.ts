import { beforeEach, describe, expect, it } from 'vitest';
import { MailRefused } from '../../../../shared/messaging/mailer.ts';
import { hourly, passHour, type Trouble, waited } from '../../../support/canary.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const left = () => system.store.everything().filter(({ pk }) => pk === 'CANARY');
const counts = () => system.deps.report.counts;
const all = { accepted: true, referred: true, lettered: true, delivered: true };

describe('the canary, called by the clock', () => {
  it('sends one, and an hour later counts that it came out, and takes it away', async () => {
    expect(await hourly(system)).toEqual({ sent: true, arrived: 0, missing: [] });
    const first = left().map(({ sk }) => sk);
    expect(first).toHaveLength(3);
    passHour(system);
    expect(await hourly(system)).toEqual({ sent: true, arrived: 1, missing: [] });
    expect(left().filter(({ sk }) => first.includes(sk))).toEqual([]);
    expect(counts()).toEqual({ CanariesArrived: 1 });
    expect(system.deps.mailer.sent.map(({ to }) => to)).toEqual(
      Array(2).fill('success@simulator.amazonses.com'),
    );
  });

  it('sends nothing twice where Lambda calls it again', async () => {
    await hourly(system);
    const before = JSON.stringify(left());
    expect(await hourly(system)).toEqual({ sent: true, arrived: 0, missing: [] });
    expect(JSON.stringify(left())).toBe(before);
    expect(system.deps.mailer.sent).toHaveLength(1);
  });

  it('leaves alone the one that somebody waits for at the same time', async () => {
    await hourly(system);
    passHour(system);
    system.clock.now = new Date(system.clock.now.getTime() - 30 * 60 * 1000);
    expect(await hourly(system)).toMatchObject({ sent: true, arrived: 0, missing: [] });
    expect(left()).toHaveLength(6);
  });

  const broken: [string, Trouble | 'mail' | 'link', string, string | undefined][] = [
    ['the door is shut', { door: true }, 'CanariesNotAccepted', undefined],
    ['dispatch is not called', { dispatch: true }, 'CanariesNotReferred', 'referred'],
    ['the secret of the links cannot be read', 'link', 'CanariesNotLettered', 'lettered'],
    ['the queue is not read', { queue: true }, 'CanariesNotDelivered', 'delivered'],
    ['SES refuses', 'mail', 'CanariesNotDelivered', 'delivered'],
    ['feedback is not called', { feedback: true }, 'CanariesNotDelivered', 'delivered'],
  ];
  it.each(broken)('where %s, names that step', async (_, what, metric, step) => {
    if (what === 'mail')
      system.deps.mailer.fail(...Array.from({ length: 20 }, () => new MailRefused('retry')));
    if (what === 'link') Object.assign(system.deps, { tokens: () => Promise.reject(new Error('no secret')) });
    const trouble = typeof what === 'object' ? what : {};
    expect((await hourly(system, trouble)).sent).toBe(step !== undefined);
    passHour(system);
    if (step) expect((await hourly(system, trouble)).missing).toEqual([step]);
    expect(counts()).toMatchObject({ [metric]: expect.any(Number) });
    expect(Object.keys(counts()).filter((name) => name.startsWith('Canaries'))).toEqual([metric]);
  });

  it('is gone in the end where nobody calls it any more', async () => {
    await hourly(system);
    system.clock.now = new Date(system.clock.now.getTime() + 4 * 24 * 60 * 60 * 1000);
    for (const { pk, sk } of left()) expect(await system.store.get({ pk, sk })).toBeUndefined();
  });
});

describe('the canary, where somebody waits', () => {
  it('says how far it came, and takes it away', async () => {
    expect(await waited(system)).toEqual({ came: true, removed: true, steps: all });
    expect(left()).toEqual([]);
    expect(counts()).toEqual({});
  });

  it.each([
    ['door', { door: true }, { accepted: false, referred: false, lettered: false, delivered: false }],
    ['dispatch', { dispatch: true }, { ...all, referred: false, lettered: false, delivered: false }],
    ['queue', { queue: true }, { ...all, delivered: false }],
    ['feedback', { feedback: true }, { ...all, delivered: false }],
  ] as const)('says what is missing without %s', async (_, trouble, steps) => {
    expect(await waited(system, trouble)).toEqual({ came: false, removed: true, steps });
    expect(left()).toEqual([]);
  });

  it('leaves nothing that is given up later: what still waits in the queue is dropped', async () => {
    await waited(system, { queue: true });
    expect(system.deps.queue.sent).toHaveLength(1);
    expect(await system.deliver()).toEqual({ batchItemFailures: [] });
    expect(system.deadLetters).toEqual([]);
  });
});
