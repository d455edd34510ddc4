import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, expect, test } from 'vitest';
import { onHost } from '../../admin/aws/place.ts';
import type { System } from '../../admin/aws/system.ts';
import { openSystem } from '../../admin/aws/system.ts';
import { escrowPepper } from '../../admin/commands/escrow-pepper.ts';
import { checks } from '../../admin/doctor/checks.ts';
import { escrow } from '../../admin/doctor/escrow.ts';
import { examineAll } from '../../admin/doctor/examine.ts';
import { fingerprintOf } from '../../admin/escrow-notes.ts';
import { readConfig } from '../../infra/config.ts';
import { admin, silentTerminal } from '../support/admin.ts';
import { putAside } from '../support/dead-letters.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';

const system = localHost({ now: '2026-11-25T02:00:00.000Z' });
const directory = mkdtempSync(join(tmpdir(), 'doctor-'));
afterAll(() => rmSync(directory, { recursive: true }));

type Told = {
  readonly ending: string;
  readonly checks: readonly { readonly name: string; readonly seen: string }[];
  readonly findings: readonly { readonly urgency: string; readonly what: string; readonly fix: string }[];
};
const look = async (more = '--skip-canary') => {
  const { code, out } = await admin(`doctor --json ${more} --endpoint ${system.url()}`);
  return { code, ...(JSON.parse(out) as Told) };
};
const account = (state: object) => sendJson(system.at('/_local/account'), state);

test('a system that has just started is well, in the eyes of an operator, and its trial application arrives', async () => {
  const { code, findings, checks: looked } = await look('--as operator');
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(looked.map(({ name }) => name)).toEqual(checks.map(({ name }) => name));
  expect(looked).toContainEqual({ name: 'mailboxes', seen: '71 of 71 verified' });
  expect(looked).toContainEqual({ name: 'canary', seen: 'accepted, referred, lettered, delivered' });
});

const domain = readConfig('dev').sendingDomain;

test.each([
  ['SES is in the sandbox', { sandbox: true }, { sandbox: false }],
  ['sending is switched off', { sendingEnabled: false }, { sendingEnabled: true }],
  ['under SHUTDOWN', { enforcement: 'SHUTDOWN' }, { enforcement: 'HEALTHY' }],
  ['sends 1 mails a second', { mailsPerSecond: 1 }, { mailsPerSecond: 100 }],
  ['may send 200 mails a day', { mailsPerDay: 200 }, { mailsPerDay: 50_000 }],
  ['the domain is not verified', { identityVerified: false }, { identityVerified: true }],
  ['DKIM is PENDING', { dkim: 'PENDING' }, { dkim: 'SUCCESS' }],
  ['as MAIL FROM: it is FAILED', { mailFrom: 'FAILED' }, { mailFrom: 'SUCCESS' }],
  ['does not report SEND, REJECT', { mailEventsOff: true }, { mailEventsOff: false }],
  ['has not confirmed its subscription', { subscriptions: 'pending' }, { subscriptions: 'confirmed' }],
  ['Lambda runs 10 calls at once', { concurrency: 10 }, { concurrency: 1000 }],
  ['enroll does not run: its state is Failed', { functionState: 'Failed' }, { functionState: 'Active' }],
  ['change of dispatch was not taken over', { lastUpdate: 'Failed' }, { lastUpdate: 'Successful' }],
  ['The table is ARCHIVED', { table: 'ARCHIVED' }, { table: 'ACTIVE' }],
  ['The sealing key is Disabled', { key: 'Disabled' }, { key: 'Enabled' }],
  ['The secret Link is marked for deletion', { secrets: 'deleted' }, { secrets: 'kept' }],
  ['The schedule of summarize is disabled', { schedulesOff: ['summarize'] }, { schedulesOff: [] }],
  [
    'no DMARC record',
    { dns: { [`TXT _dmarc.${domain}`]: [] } },
    { dns: { [`TXT _dmarc.${domain}`]: ['v=DMARC1; p=reject'] } },
  ],
])('an account that is not as it must be is named: %s', async (says, broken, mended) => {
  await account(broken);
  const ill = await look();
  expect(ill).toMatchObject({ code: 1, ending: 'refused' });
  expect(ill.findings.map(({ what }) => what).join('\n')).toContain(says);
  await account(mended);
});

test('an account that was mended throughout is well again', async () => {
  expect((await look()).findings).toEqual([]);
});

test('a plan that costs more than it gives is advice, and makes nobody fail', async () => {
  await account({ mailPlan: 'ESSENTIALS' });
  expect(await look()).toMatchObject({ code: 0, findings: [{ urgency: 'advice' }] });
  await account({ mailPlan: 'NONE' });
});

test.each([
  ['dispatch', 'dispatch does not read the stream (Disabled)'],
  ['notify', 'notify does not read the queue (Disabled)'],
])('a consumer that is paused is named: %s', async (name, says) => {
  await system.pause(name);
  expect((await look()).findings[0]?.what).toContain(says);
  await system.pause(name, false);
});

test('what cannot be an account is refused by name, and changes nothing', async () => {
  const refused = await account({ sandbox: 'perhaps' });
  expect(refused.status).toBe(400);
  expect((await account({ weather: 'fine' })).text).toContain('weather');
  expect((await look()).code).toBe(0);
});

test('an office on the suppression list, and letters given up, are found where they lie', async () => {
  system.host().ses.suppress('disnaker-32-12@offices.example');
  await putAside(system, 'halo');
  const named = (await look()).findings.map(({ what }) => what).join('\n');
  expect(named).toContain('disnaker@32.12 gets no letter');
  expect(named).toContain('Letters to offices were given up: about 1');
});

test('each question that a role may not ask is a finding that names the permission', async () => {
  const { code, findings } = await look('--skip-canary --as break-glass');
  expect(code).toBe(1);
  const missing = findings.map(({ what }) => what.match(/[a-z]+:[A-Z]\w+/)?.[0]);
  expect(missing).toEqual(
    expect.arrayContaining(['ses:GetAccount', 'kms:DescribeKey', 'scheduler:GetSchedule', 'dynamodb:Query']),
  );
  expect(new Set(missing).size).toBe(missing.length);
});

const examine = async (opened: System) => {
  const [seen] = await examineAll([escrow], opened);
  if (!seen) throw new Error('not looked at');
  return seen;
};

test('the pepper is copied for two keepers, either of whom can open it, and the doctor compares the note', async () => {
  const [first, second] = [await generateIdentity(), await generateIdentity()];
  const pepperKeepers = await Promise.all([first, second].map((one) => identityToRecipient(one)));
  const config = { ...readConfig('dev'), keepData: true, pepperKeepers };
  const opened = openSystem(config, await onHost(system.url()));
  expect((await examine(opened)).findings).toMatchObject([{ urgency: 'stops' }]);

  const out = join(directory, 'pepper.age');
  const asked = { args: [], options: { out }, dryRun: false, terminal: silentTerminal() };
  const { data } = await escrowPepper.run(asked, opened);
  const pepper = await (await opened.secret('Pepper')).read();
  for (const identity of [first, second]) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(await decrypter.decrypt(readFileSync(out), 'text')).toBe(`${pepper}\n`);
  }
  expect(data).toMatchObject({ keepers: 2, fingerprint: fingerprintOf(pepper) });
  expect(await examine(opened)).toMatchObject({
    seen: `copied on 2026-11-25 for 2 keepers, fingerprint ${fingerprintOf(pepper)}`,
    findings: [],
  });

  await (await opened.secret('Pepper')).write(`${pepper}x`);
  expect((await examine(opened)).findings).toMatchObject([
    { what: expect.stringContaining('has changed since') },
  ]);
  opened.close();
});
