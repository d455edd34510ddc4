import { beforeEach, describe, expect, it } from 'vitest';
import { limitedMailer } from '../../../../shared/messaging/limited-mailer.ts';
import { letterOf } from '../../../support/items.ts';
import { closeWeek } from '../../../support/mondays.ts';
import { openBrowser } from '../../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const week = '2026-W48';
const open = 'disnaker-32-12';
const kept = 'disnaker-33-01';
let system: TestSystem;

beforeEach(async () => {
  system = await startSystem();
});

/** The doubles stay as they are; only the functions' way to them is limited, as `openMailer` does. */
const limited = () => {
  const { mailer } = system.deps;
  const only = limitedMailer(mailer, [`${open}@kantor.example`]);
  return { ...system, deps: { ...system.deps, mailer: Object.assign(Object.create(mailer), only) } };
};

describe('a trial whose list has one office', () => {
  it('writes to that one; all other letters end, are not tried again, and nobody is woken', async () => {
    await closeWeek(system, week);
    Object.assign(system.deps, limited().deps);
    expect(await system.deliver()).toEqual({ batchItemFailures: [] });
    expect(system.deps.mailer.sent.map(({ to }) => to)).toEqual([`${open}@kantor.example`]);
    expect(await letterOf(system.store, `${open}_D-${week}`)).toMatchObject({ state: 'sent' });
    expect(await letterOf(system.store, `${kept}_D-${week}`)).toMatchObject({
      state: 'rejected',
      attempt: 1,
    });
    expect(system.deps.report.counts).toEqual({ LettersSent: 1 });
    const lines = system.deps.report.lines.join('\n');
    expect(lines).toContain('letter-kept-back');
    expect(lines).not.toContain('@kantor.example');
  });

  it('mails no sign-in code to another, and answers alike', async () => {
    Object.assign(system.deps, limited().deps);
    const browser = openBrowser(system);
    const answers = [];
    for (const mailbox of [open, kept]) answers.push(await browser.postJson('/office/code', { mailbox }));
    expect(answers[1]?.statusCode).toBe(answers[0]?.statusCode);
    expect(answers[1]?.body).toBe(answers[0]?.body);
    expect(system.deps.mailer.sent.map(({ to }) => to)).toEqual([`${open}@kantor.example`]);
    expect(system.deps.report.counts).toMatchObject({ CodesSent: 1 });
    expect(system.deps.report.counts).not.toHaveProperty('CodesNotSent');
  });
});
