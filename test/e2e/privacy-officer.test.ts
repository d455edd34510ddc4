import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, expect, test } from 'vitest';
import { onHost } from '../../admin/aws/place.ts';
import { openSystem } from '../../admin/aws/system.ts';
import { eraseDeps } from '../../admin/privacy-deps.ts';
import { gather } from '../../functions/gather/gather.ts';
import { readConfig } from '../../infra/config.ts';
import { scanTable } from '../../local/scan-table.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { createReferrals } from '../../shared/consequences/create-referrals.ts';
import { MemoryLetterQueue } from '../../shared/messaging/memory-letter-queue.ts';
import { readSubmission } from '../../shared/storage/submissions.ts';
import type { Item } from '../../shared/storage/table.ts';
import { admin } from '../support/admin.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { followRestoreSteps } from '../support/restore-steps.ts';
import { copyTable, rowsOf } from '../support/restored-table.ts';

const system = localHost({
  now: '2026-11-25T02:00:00.000Z',
  offices: ['kemnaker', 'bnp2tki', 'kemlu', 'disnaker@32.12', 'desk'],
});
const here = () => `--endpoint ${system.url()}`;
/** As the policies ask for it, of the stage `dev`. */
const restored = 'pemberdayaan-tki-dev-restored';
const directory = mkdtempSync(join(tmpdir(), 'privacy-officer-'));
afterAll(() => rmSync(directory, { recursive: true }));

const person = enrollmentFor(77, {
  ...{ targetGroup: 'bermasalah', district: '32.12', name: 'Kenari Rahasia', village: 'Desa Kenari' },
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }, { program: 'edukasi-keuangan' }],
});
const other = enrollmentFor(78, {
  ...{ targetGroup: 'bermasalah', district: '32.12', choices: [{ program: 'edukasi-keuangan' }] },
});

async function apply(body: typeof person): Promise<string> {
  const answer = await sendJson(system.at('/enrollments'), body);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return (JSON.parse(answer.text) as { receipt: string }).receipt;
}

async function ask(receipt: string, wish: object): Promise<void> {
  const answer = await sendJson(system.at('/status'), { receipt, confirmed: true, ...wish });
  expect(answer.status).toBe(200);
}

test('a person who asks is told everything, in a file that only the key opens', async () => {
  const receipt = await apply(person);
  await apply(other);
  await ask(receipt, { action: 'correct-phone', phone: '081122223333', phoneOf: 'own' });
  await ask(receipt, { action: 'withdraw', choice: 2 });
  await ask(receipt, { action: 'keep', choice: 2 });
  await system.settle();
  const identity = await generateIdentity();
  const out = join(directory, 'answer.json.age');
  const to = await identityToRecipient(identity);
  const done = await admin(`access-export 2026 --to ${to} --out ${out} ${here()}`, `${person.nik}\n`);
  expect(done).toMatchObject({ code: 0, out: `Written to ${out}.\n` });
  expect(done.err + done.out).not.toContain(person.nik);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const told = await decrypter.decrypt(readFileSync(out), 'text');
  expect(told).toContain('"Nama / Name": "Kenari Rahasia"');
  expect(told).toContain('"Desa dan kecamatan / Village and sub-district": "Desa Kenari"');
  expect(told).toMatch(/"[^"]*correct-phone, \+6281122223333",\s+"[^"]*withdraw, 2",\s+"[^"]*keep, 2"/);
  expect(told).toContain('Dengan kode tanda terima / With the receipt’s code, Penarikan diurungkan');
  expect(told).not.toContain(other.name);
  expect(told).not.toContain(person.nik);
});

test('restored to before an erasure, and made fit for use, the records have nothing of the person, and no letter goes twice', async () => {
  await system.pause('notify');
  await system.fire('gather', '2026-11-25T03:00:00.000Z');
  const restoredTo = '2026-11-25T03:00:00.000Z';
  await copyTable(system.host(), 'as-it-was');
  const before = await system.mails();

  const dry = await admin(`erase 2026 --dry-run --json ${here()}`, `${person.nik}\n`);
  expect(JSON.parse(dry.out)).toMatchObject({ applications: 1 });
  const erased = await admin(`erase 2026 --json ${here()}`, `${person.nik}\n`);
  expect(JSON.parse(erased.out)).toEqual({ ending: 'done', found: true });
  await system.pause('notify', false);
  await system.settle();
  const mails = (await system.mails()).length;
  expect(mails).toBeGreaterThan(before.length);

  const ofPerson = (rows: Awaited<ReturnType<typeof scanTable>>) => {
    const sealedBy = rows.filter(({ kind }) => kind === 'submission').map(({ submission }) => submission);
    return {
      sealed: sealedBy.length,
      keys: new Set(rows.filter(({ kind }) => kind === 'referral').map(({ person: key }) => key)).size,
    };
  };
  expect(ofPerson(await scanTable(system.host()))).toEqual({ sealed: 1, keys: 1 });
  expect(ofPerson(await rowsOf(system.host(), 'as-it-was'))).toEqual({ sealed: 2, keys: 2 });

  const [replayed] = await followRestoreSteps({ system, asItWas: 'as-it-was', moment: restoredTo });
  expect(JSON.parse(replayed?.out ?? '')).toMatchObject({ ending: 'done', erased: 1, gone: 0, mixed: 0 });
  expect(ofPerson(await rowsOf(system.host(), restored))).toEqual({ sealed: 1, keys: 1 });
  const letters = (rows: Awaited<ReturnType<typeof scanTable>>) =>
    rows
      .filter(({ kind }) => kind === 'letter')
      .map(({ pk, sk, state }) => `${pk} ${sk} ${state}`)
      .sort();
  expect(letters(await rowsOf(system.host(), restored))).toEqual(letters(await scanTable(system.host())));
  await system.settle();
  expect((await system.mails()).length).toBe(mails);
  expect(await queuedFrom(restored, '2026-11-25T04:30:00Z')).toEqual([]);
});

/** Which letters functions would queue that work on this table from now on: of the hour, and of the night. */
async function queuedFrom(name: string, scheduledAt: string): Promise<string[]> {
  const opened = openSystem(readConfig('dev'), await onHost(system.url()));
  const queue = new MemoryLetterQueue();
  const erasing = await eraseDeps(opened, opened.tableNamed(name));
  const deps = { ...erasing, queue, hotline: '1500000', rhythmHours: 1 };
  await gather({ scheduledAt }, deps);
  for (const row of await rowsOf(system.host(), name))
    if (row['kind'] === 'submission') await createReferrals(readSubmission(row as Item), deps);
  opened.close();
  return queue.sent.map(({ message }) => message.letter);
}

test('a year can be ended only when all of it has ended and nobody’s need is open, and later years go on as before', async () => {
  const early = await admin(`end-year 2026 ${here()}`);
  expect(early).toMatchObject({ code: 1, err: 'error: Applications of 2026 are kept until 2028-12-31\n' });
  const kept = await system.fire('reconcile', '2028-10-20T22:00:00.000Z');
  expect(kept).toMatchObject({ status: 'succeeded', result: { keptOn: 1 } });
  await system.clock('2029-01-02T02:00:00.000Z');
  const open = await admin(`end-year 2026 --as privacy-officer ${here()}`);
  expect(open).toMatchObject({
    code: 1,
    err: expect.stringContaining('Needs of 2026 are open still, at desk (1)'),
  });
  expect((await admin(`erase 2026 ${here()}`, `${other.nik}\n`)).code).toBe(0);
  expect(await admin(`end-year 2026 --dry-run ${here()}`)).toMatchObject({ code: 0 });
  const done = await admin(`end-year 2026 --json ${here()}`);
  expect(JSON.parse(done.out)).toEqual({ ending: 'done', from: 2027 });
  const gone = await admin(`erase 2026 ${here()}`, `${person.nik}\n`);
  expect(gone.code).toBe(1);
  expect(gone.err).toContain('the pepper of 2026 has ended');
});
