import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { synthesize } from '../../local/assembly/synthesize.ts';
import { applicants } from '../../local/week/applicants.ts';
import { playWeek } from '../../local/week/week.ts';
import { send } from '../support/http-client.ts';
import { findPlanted, textSource } from '../support/leak-scan.ts';
import { localHost } from '../support/local-host.ts';
import { rollback, servedBy, share } from '../two-versions/alias.ts';
import { writeOlder } from '../two-versions/older.ts';

const older = mkdtempSync(join(tmpdir(), 'older-'));
const assembly = await synthesize(fileURLToPath(new URL('../..', import.meta.url)));
const changed = writeOlder(assembly, older);
const system = localHost({ assembly, older });
afterAll(() => rmSync(older, { recursive: true }));
const seed = 20261124;

test('the short week of `npm start` adds up, whoever the people are, while two versions of each function serve it', async () => {
  expect(changed.unknown).toBeGreaterThanOrEqual(4);
  expect(changed.unpacked).toBeGreaterThanOrEqual(4);
  await share(system.host(), 0.5);
  const summary = await playWeek(system.host(), { seed, say: () => {} });
  expect(summary).toMatchObject({ proof: 'ok', ok: true });
  expect(summary.referrals + summary.repeats).toBe(summary.choices);
  expect(summary.emails).toBe(summary.letters);
  expect([summary.nationalTotal, summary.sumOfOffices]).toEqual([summary.choices, summary.choices]);
  expect(summary.canaries).toEqual({ sent: 4, arrived: 3, missing: 0 });
  expect(summary.repeats).toBeGreaterThanOrEqual(5);
  expect(summary.refused).toBeGreaterThanOrEqual(5);
  expect(await system.deadLetters()).toEqual([]);
  const { older: before, newer } = servedBy(system.host());
  expect(Math.min(before, newer)).toBeGreaterThan(100);
});

test('of all its letters, statements and logs none holds a number or village of anybody', async () => {
  const people = applicants(seed, 60).flatMap(({ nik, phone, village }) => [nik, phone.slice(3), village]);
  const planted = [...people, '81290000001'];
  const said = JSON.stringify([await system.mails(), await system.logs(), await system.deadLetters()]);
  expect(findPlanted([textSource('what was said', said)], planted)).toEqual([]);
});

test('an operator goes back to the version before, and forward again, and nothing but the alias moves', async () => {
  const versionNow = async (): Promise<string> =>
    (JSON.parse((await send(system.at('/health'))).text) as { version: string }).version;
  const host = system.host();
  const planned = await rollback(host, '--dry-run');
  expect(planned).toMatch(/Would go from 0\.1\.0-[0-9a-f]{8} to 0\.0\.9-01d01d01, \d+ functions:/);
  expect(planned).toMatch(/\n {2}enroll +2 \(0\.1\.0.+\) +1 \(0\.0\.9-01d01d01, /);
  const [, newest = ''] = planned.match(/rollback --to (\S+)/) ?? [];
  expect(await rollback(host)).toBe(planned.replace('Would go', 'Went'));
  expect(await versionNow()).toBe('0.0.9');
  expect(await rollback(host, '--to', newest, '--only', 'pages')).toContain('1 function:');
  expect(await versionNow()).toBe('0.1.0');
  expect(await rollback(host, '--to', newest)).toMatch(/, \d+ functions:/);
  expect(await rollback(host, '--to', newest)).toContain(`Everything is at ${newest} already.`);
});
