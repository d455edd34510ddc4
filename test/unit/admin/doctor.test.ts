import { describe, expect, it, test } from 'vitest';
import { doctor } from '../../../admin/commands/doctor.ts';
import { checks } from '../../../admin/doctor/checks.ts';
import { callsNeeded } from '../../../admin/doctor/concurrency.ts';
import { examineAll, inOrder } from '../../../admin/doctor/examine.ts';
import { mailsOfBusyDay } from '../../../admin/doctor/sending.ts';
import { readConfig } from '../../../infra/config.ts';
import { silentTerminal } from '../../support/admin.ts';
import { conditions } from '../../support/conditions.ts';
import { doctorTable } from '../../support/doctor-table.ts';
import { type Broken, healthyAccount, systemWith } from '../../support/healthy-system.ts';

const findingsOf = async (broken: Broken) => inOrder(await examineAll(checks, await systemWith(broken)));
const asked = { args: [], options: {}, dryRun: false, terminal: silentTerminal() };

describe('the doctor', () => {
  it('finds nothing in a system that is well', async () => {
    const told = await doctor.run(asked, await systemWith());
    expect(told.ending).toBeUndefined();
    expect(told.lines.at(-1)).toBe('All is well.');
  });

  it.each(conditions)(
    '$check: $condition is named, with what to do',
    async ({ check, broken, says, fix }) => {
      const examined = await examineAll(checks, await systemWith(broken));
      const named = examined.find(({ name }) => name === check)?.findings ?? [];
      expect(named.map(({ what }) => what).join('\n')).toContain(says);
      expect(named.map((one) => one.fix).join('\n')).toContain(fix);
      const others = examined.filter(({ name, findings }) => name !== check && findings.length > 0);
      const alsoSeen = (name: string) => allowedBeside[check]?.includes(name);
      expect(others.filter(({ name }) => !alsoSeen(name)).map(({ name }) => name)).toEqual([]);
    },
  );

  it('is described in the documents by what it says of each', async () => {
    await expect(await doctorTable(conditions)).toMatchFileSnapshot('../../../docs/doctor.md');
  });

  it('has a broken condition for each of its checks', () => {
    const broken = new Set(conditions.map(({ check }) => check));
    expect(checks.map(({ name }) => name).filter((name) => !broken.has(name))).toEqual([]);
  });
});

/** Where one cause shows in two places. */
const allowedBeside: Readonly<Record<string, readonly string[]>> = {
  configuration: ['sender'],
  secrets: ['pepper escrow'],
  functions: ['site'],
  mailboxes: [],
  holidays: ['pepper escrow'],
};

const denied = (permission: string) =>
  Object.assign(new Error('no'), { name: 'AccessDeniedException', permission });

test('a denied question is a finding that names the permission, and every other check still looks', async () => {
  const examined = await examineAll(
    checks,
    await systemWith({ inspection: { sealingKey: () => Promise.reject(denied('kms:DescribeKey')) } }),
  );
  expect(examined).toHaveLength(checks.length);
  expect(inOrder(examined).map(({ what }) => what)).toEqual([
    'The doctor may not look: kms:DescribeKey is missing',
  ]);
});

test('the permission is found where a port has kept the error as its cause, and is named once', async () => {
  const table = () => Promise.reject(new Error('unavailable', { cause: denied('dynamodb:Query') }));
  const found = await findingsOf({ system: { table } });
  expect(found.map(({ what }) => what)).toEqual(['The doctor may not look: dynamodb:Query is missing']);
});

test('whoever has no credentials is told so once, and not that a permission is missing', async () => {
  const nobody = Object.assign(new Error('Could not load credentials from any providers'), {
    name: 'CredentialsProviderError',
    permission: 'kms:DescribeKey',
  });
  const found = await findingsOf({
    inspection: { sealingKey: () => Promise.reject(nobody), mailAccount: () => Promise.reject(nobody) },
  });
  expect(found.map(({ what }) => what)).toEqual([
    expect.stringMatching(/AWS does not know who asks: Could not load .*"Take a role"/),
  ]);
});

test('who answers nothing is said in its own words', async () => {
  const broken = { system: { invoke: () => Promise.reject(new Error('getaddrinfo ENOTFOUND lambda')) } };
  expect((await findingsOf(broken))[0]?.what).toContain('could not look: No answer: getaddrinfo ENOTFOUND');
});

test('what stops people comes before what weakens, and advice makes nobody fail', async () => {
  const told = await doctor.run(
    asked,
    await systemWith({
      dns: { 'TXT _dmarc.pemberdayaan-tki.go.id': [] },
      offices: { desk: { verified: false } },
    }),
  );
  expect(told.ending).toBe('refused');
  const numbered = told.lines.filter((line) => /^ +\d+\./.test(line));
  expect(numbered[0]).toContain('mailbox of desk');
  expect(numbered[1]).toContain('DMARC');

  const advised = await doctor.run(asked, await systemWith({ inspection: { mailAccount: withPlan } }));
  expect(advised.ending).toBeUndefined();
  expect(advised.lines.join('\n')).toContain('Advice:');
});

const withPlan = async () => ({ ...healthyAccount, plan: 'PRO' });

test('--skip-canary sends no trial application', async () => {
  const system = await systemWith({ system: { invoke: () => Promise.reject(new Error('called')) } });
  const told = await doctor.run({ ...asked, options: { skipCanary: true } }, system);
  expect(told.ending).toBeUndefined();
});

test('a stage that keeps no data needs no keepers of its pepper', async () => {
  const secret = async () => ({ id: 's', deleted: false, version: 'v1', tags: new Map<string, string>() });
  expect(await findingsOf({ config: { keepData: false }, inspection: { secret } })).toEqual([]);
});

test('a policy above the sending domain is one for it too', async () => {
  const dns = { 'TXT _dmarc.mail.kemnaker.go.id': [], 'TXT _dmarc.kemnaker.go.id': ['v=DMARC1; p=none'] };
  const found = await findingsOf({ dns, config: { sendingDomain: 'mail.kemnaker.go.id' } });
  expect(found).toEqual([]);
});

test('the figures that an account is held against come from the configuration', () => {
  const config = readConfig('prod');
  expect(mailsOfBusyDay(config)).toBe(71 * 9 + 1);
  expect(mailsOfBusyDay({ ...config, rhythmHours: 10 })).toBe(71 * 6 + 1);
  expect(callsNeeded(config)).toBe(24 + 23);
});
