import { beforeEach, describe, expect, it } from 'vitest';
import { feedback } from '../../../../functions/feedback/feedback.ts';
import { gather } from '../../../../functions/gather/gather.ts';
import { listOffices } from '../../../../shared/storage/offices.ts';
import { letterOf } from '../../../support/items.ts';
import { mailEvent } from '../../../support/mail-events.ts';
import { closeWeek, mondayAfter } from '../../../support/mondays.ts';
import { opened } from '../../../support/opened.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const week = '2026-W48';
const id = `reader-bappenas_N-${week}`;
const address = 'statistik@bappenas.example';
const readers = [{ id: 'bappenas', address }];
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem({ readers });
  await closeWeek(system, week);
});

const letter = () => letterOf(system.store, id);
const mailsToReader = () => system.deps.mailer.sent.filter(({ to }) => to === address);
const removed = () => Object.assign(system.deps, { readers: [] });

describe('an extra reader', () => {
  it('gets the national statement once a week, without a link, and can ask to get no more', async () => {
    await closeWeek(system, week, 1);
    await system.deliver();
    const [mail, ...more] = mailsToReader();
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Laporan nasional no\. 1: /);
    expect(`${mail?.html}${mail?.text}`).not.toMatch(/https?:|href=/);
    expect(mail?.unsubscribe).toBe('<mailto:desk@layanan.example?subject=unsubscribe%20reader-bappenas>');
    expect(await letter()).toMatchObject({ state: 'sent', office: 'reader-bappenas' });
  });

  it('is named by an id in table, queue and log: the address stands in the configuration alone', async () => {
    const queued = JSON.stringify(system.deps.queue.sent);
    await system.deliver();
    for (const place of [
      JSON.stringify(system.store.everything().map(opened)),
      queued,
      ...system.deps.report.lines,
    ])
      expect(place).not.toContain(address);
  });

  it('who is taken out of the configuration gets nothing that still waits, and nobody is alarmed', async () => {
    removed();
    expect(await system.deliver()).toEqual({ batchItemFailures: [] });
    expect(mailsToReader()).toEqual([]);
    expect(await letter()).toMatchObject({ state: 'rejected' });
    expect(system.deps.report.counts).toEqual({ LettersSent: 72 });
  });

  it('has no mailbox to prove: a letter that lost its message is queued again', async () => {
    await system.deliver();
    expect(mailsToReader()).toHaveLength(1);
    system = await startSystem({ readers });
    await closeWeek(system, week);
    system.deps.queue.sent.length = 0;
    system.clock.now = new Date(mondayAfter(week).getTime() + 3 * 3600 * 1000);
    await gather({ scheduledAt: system.clock.now.toISOString() }, system.deps);
    await system.deliver();
    expect(mailsToReader()).toHaveLength(1);
    expect(system.deps.report.counts).not.toHaveProperty('LettersWithoutMailbox');
  });

  it.each([
    ['Bounce', 'ReaderLettersBounced'],
    ['Complaint', 'ReaderLettersComplained'],
  ])('whose mail ends in a %s is counted, and no office is taken for it', async (kind, metric) => {
    await system.deliver();
    const before = await listOffices(system.store);
    await feedback(mailEvent(kind, { letter: id }), system.deps);
    expect(system.deps.report.counts).toMatchObject({ [metric]: 1 });
    expect(system.deps.report.counts).not.toHaveProperty(metric.slice('Reader'.length));
    expect(await listOffices(system.store)).toEqual(before);
  });
});
