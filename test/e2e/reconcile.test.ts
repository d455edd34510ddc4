import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Host, startHost } from '../../local/host.ts';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { frozenWeek } from '../support/frozen-weeks.ts';
import { sendJson } from '../support/http-client.ts';
import { stopAndExpectNothing } from '../support/local-host.ts';
import { mondayAfter } from '../support/mondays.ts';

const plain = {
  ...{ targetGroup: 'purna', district: '32.12' },
  choices: [{ program: 'padat-karya' }, { program: 'ttg' }],
};
const troubled = {
  ...{ targetGroup: 'bermasalah', district: '32.12' },
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }],
};

const needsOn = async (host: Host): Promise<Row[]> => ofKind(await scanTable(host), 'referral', 'check');
const ownersOn = async (host: Host): Promise<string[]> =>
  (await needsOn(host)).map(({ program, office }) => `${program} at ${office}`).sort();
const mailsTo = (host: Host, mailbox: string): number =>
  host.mails().filter(({ to, tags }) => to[0]?.startsWith(`${mailbox}@`) && tags['letter']?.includes('_R-'))
    .length;

/** A host that ends before dispatch was called: its stream is gone with it, as a real one after a day. */
async function loseApplications(directory: string): Promise<void> {
  const host = await startHost({ directory, now: '2026-11-25T02:00:00.000Z' });
  try {
    host.pause('dispatch');
    for (const [seed, wish] of [plain, troubled].entries())
      expect((await sendJson(`${host.url}/enrollments`, enrollmentFor(seed + 1, wish))).status).toBe(201);
  } finally {
    await stopAndExpectNothing(host);
  }
}

async function runAt(host: Host, at: string) {
  const fired = await host.fire('reconcile', at);
  await host.settle();
  return fired;
}

test('applications that the stream has lost are repaired, and silence moves needs on, through killed processes', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'reconcile-'));
  await loseApplications(directory);
  const host = await startHost({ directory, now: '2026-11-25T21:00:00.000Z' });
  try {
    await host.settle();
    expect(await needsOn(host)).toEqual([]);

    host.kill('reconcile', 'after dynamodb PutItem 2');
    expect(await runAt(host, '2026-11-25T22:00:00.000Z')).toMatchObject({ status: 'failed' });
    await host.setClock('2026-11-25T23:00:00.000Z');
    const atFirst = ['padat-karya at disnaker@32.12', 'tki-bermasalah at kemlu', 'ttg at disnaker@32.12'];
    expect(await ownersOn(host)).toEqual(atFirst);
    expect(mailsTo(host, 'kemlu')).toBe(1);
    expect(await runAt(host, '2026-11-26T22:00:00.000Z')).toMatchObject({
      result: { referrals: 0, requests: 0, decisions: 0, letters: 0, escalated: 0 },
    });

    for (const night of ['27', '29'])
      expect(await runAt(host, `2026-11-${night}T22:00:00.000Z`)).toMatchObject({ status: 'succeeded' });
    expect([mailsTo(host, 'kemlu'), mailsTo(host, 'bnp2tki'), mailsTo(host, 'desk')]).toEqual([1, 1, 0]);

    const reports = () => host.mails().flatMap(({ tags }) => tags['letter']?.match(/^desk_E-.*/) ?? []);
    expect(reports()).toEqual(['desk_E-2026-11-27', 'desk_E-2026-11-28']);
    await runAt(host, '2026-11-27T22:00:00.000Z');
    expect(reports()).toHaveLength(2);

    await host.fire('summarize', mondayAfter('2026-W48').toISOString());
    const { statement } = await frozenWeek(host, '2026-W48');
    expect(statement.proof).toEqual({ choices: true, offices: true, underWay: 0, cohorts: true });
    expect(statement.national.flows).toMatchObject({ submissions: 2, choices: 3, passedOn: 1 });
    expect(statement.national.flows).not.toHaveProperty('answered');

    host.kill('reconcile', 'after dynamodb UpdateItem 1');
    await runAt(host, '2026-12-14T22:00:00.000Z');
    await host.setClock('2026-12-14T23:00:00.000Z');
    const later = ['padat-karya at desk', 'tki-bermasalah at kemensos', 'ttg at desk'];
    expect(await ownersOn(host)).toEqual(later);
    await runAt(host, '2027-01-14T22:00:00.000Z');
    expect(await ownersOn(host)).toEqual(later);
    expect((await needsOn(host)).map(({ state }) => state)).toEqual(['pending', 'pending', 'pending']);
    const decisions = ofKind(await scanTable(host), 'decision');
    expect(decisions.map(({ action }) => action)).toEqual(Array(4).fill('escalate'));
    expect((await host.deadLetters()).flatMap(({ messages }) => messages)).toEqual([]);
  } finally {
    await stopAndExpectNothing(host);
    rmSync(directory, { recursive: true });
  }
});
