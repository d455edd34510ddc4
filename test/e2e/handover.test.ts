import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEncrypted } from '../../admin/encrypted-file.ts';
import { type Host, startHost } from '../../local/host.ts';
import { scanTable } from '../../local/scan-table.ts';
import { postJson } from '../../local/week/client.ts';
import { Official } from '../../local/week/official.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { admin, type Ran } from '../support/admin.ts';
import { sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import {
  ageKey,
  exportFrom,
  importInto,
  itemsOf,
  pageOf,
  sessionOf,
  statementBytes,
  tombstonesOf,
} from '../support/moved-system.ts';

const weeks = ['2026-W46', '2026-W47', '2026-W48'] as const;
const mondays = ['2026-11-15T23:00:00.000Z', '2026-11-22T23:00:00.000Z', '2026-11-29T23:00:00.000Z'] as const;
const old = localHost({
  now: '2026-11-10T02:00:00.000Z',
  offices: ['kemnaker', 'bnp2tki', 'kemlu', 'disnaker@32.12', 'desk'],
});
let next: Host;
beforeAll(async () => {
  next = await startHost({ now: '2026-11-30T02:00:00.000Z', withoutOffices: true });
});
afterAll(() => next.stop());
const directory = mkdtempSync(join(tmpdir(), 'handover-'));
afterAll(() => rmSync(directory, { recursive: true }));
const folder = join(directory, 'handover');

const plain = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' } as const;
const people = {
  helped: enrollmentFor(1, { ...plain, choices: [{ program: 'kur-tki', kurSubtype: 'usaha' }] }),
  waiting: enrollmentFor(2, plain),
  inTrouble: enrollmentFor(3, {
    ...{ targetGroup: 'bermasalah', district: '32.12', village: 'Desa Kenari' },
    choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }, { program: 'edukasi-keuangan' }],
  }),
  erased: enrollmentFor(4, plain),
  late: enrollmentFor(5, plain),
};
const receipts = new Map<string, string>();

async function apply(name: keyof typeof people): Promise<void> {
  const answer = await sendJson(old.at('/enrollments'), people[name]);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  receipts.set(name, (JSON.parse(answer.text) as { receipt: string }).receipt);
  await old.settle();
}

const status = (host: Pick<Host, 'url'>, name: keyof typeof people, wish: object = {}) =>
  postJson(`${host.url}/status`, { receipt: receipts.get(name), confirmed: true, ...wish });

/** Three weeks: somebody is helped, somebody waits, somebody is in trouble and gives a new number, somebody is erased. */
async function live(): Promise<void> {
  for (const name of ['helped', 'waiting', 'inTrouble', 'erased'] as const) await apply(name);
  await old.fire('gather', '2026-11-10T03:00:00.000Z');
  const official = await Official.signIn(old.host(), 'disnaker-32-12');
  const outcome = catalog.outcomes['helped']?.[0] ?? '';
  for (const answer of [{ action: 'accept' }, { action: 'close', outcome }]) {
    const need = (await official.needs()).find(({ program }) => program === 'kur-tki');
    expect(need && (await official.answer(need, answer))).toBe('changed');
  }
  await old.fire('summarize', mondays[0]);
  await old.clock('2026-11-17T02:00:00.000Z');
  await apply('late');
  await status({ url: old.url() }, 'inTrouble', {
    action: 'correct-phone',
    phone: '081122223333',
    phoneOf: 'own',
  });
  await status({ url: old.url() }, 'late', { action: 'withdraw' });
  await old.settle();
  await old.fire('gather', '2026-11-17T03:00:00.000Z');
  await old.fire('summarize', mondays[1]);
  await old.clock('2026-11-25T02:00:00.000Z');
  const gone = await admin(`erase 2026 --endpoint ${old.url()}`, `${people.erased.nik}\n`);
  expect(gone.code).toBe(0);
  await old.settle();
  await old.fire('summarize', mondays[2]);
  await old.clock('2026-11-30T02:00:00.000Z');
}

let exported: Ran;
let imported: Ran;
let mailed: number;
let ministry: string;
let key: Awaited<ReturnType<typeof ageKey>>;
beforeAll(async () => {
  await live();
  key = await ageKey(directory);
  ministry = await sessionOf(old.host(), 'kemnaker');
  mailed = (await old.mails()).length;
  exported = await exportFrom(old.host(), folder, key);
  imported = await importInto(next, folder, key);
});

describe('an export', () => {
  it('says what it holds, and every file of it opens to one key alone', () => {
    expect(exported).toMatchObject({
      code: 0,
      out: expect.stringMatching(/ {2}5 {2}submission\n|4 {2}submission/),
    });
    const files = readdirSync(folder).filter((name) => name !== 'manifest.json');
    expect(files.length).toBeGreaterThan(5);
    for (const name of files)
      expect(readFileSync(join(folder, name)).toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);
    for (const { name, nik, phone, village } of Object.values(people))
      expect(readFileSync(join(folder, 'manifest.json'), 'utf8') + exported.out + exported.err).not.toMatch(
        new RegExp([name, nik, phone, village].map((text) => text.replace('+', '\\+')).join('|')),
      );
  });

  it('has tables for people, one file of each name, of which every person is in one line', async () => {
    const names = readdirSync(folder)
      .filter((name) => name.startsWith('submissions-'))
      .sort();
    const lines: string[] = [];
    for (const name of names)
      for await (const line of readEncrypted(join(folder, name), identity())) lines.push(line);
    expect(lines[0]).toMatch(/^\ufeffsubmission,person,year,week,/);
    expect(lines).toHaveLength(5);
    expect(lines.join('\n')).toContain('Desa Kenari');
    expect(lines.join('\n')).toContain("'+6281122223333");
    expect(lines.join('\n')).not.toContain(people.erased.name);
  });
});

const identity = (): string => readFileSync(key.file, 'utf8').trim().split('\n')[1] ?? '';

describe('the system that took it over', () => {
  it('holds the same items, each once, under its own key', async () => {
    expect([imported.code, imported.err.replaceAll(/part .*\n/g, '')]).toEqual([0, '']);
    expect(await itemsOf(next)).toEqual(await itemsOf(old.host()));
    const sealed = async (host: Host) =>
      (await scanTable(host)).flatMap(({ sealed: bytes }) =>
        bytes ? [Buffer.from(bytes as Uint8Array).toString('hex')] : [],
      );
    const here = new Set(await sealed(next));
    expect((await sealed(old.host())).filter((bytes) => here.has(bytes))).toEqual([]);
  });

  it('mails nothing, and does nothing a second time', async () => {
    const before = await itemsOf(next);
    expect(await next.settle()).toMatchObject({ settled: true });
    expect(await itemsOf(next)).toEqual(before);
    const hours = ['2026-11-30T03:00:00.000Z', '2026-11-30T04:00:00.000Z'];
    for (const at of hours) await next.fire('gather', at);
    await next.fire('summarize', mondays[2]);
    await next.settle();
    expect(next.mails().filter(({ tags }) => tags['letter'])).toEqual([]);
    expect((await old.mails()).length).toBe(mailed);
  });

  it.each(weeks)('has the statement of %s byte for byte, as item, page and file', async (week) => {
    const [here, there] = [await statementBytes(next, week), await statementBytes(old.host(), week)];
    expect(here.size).toBeGreaterThan(71);
    expect(here).toEqual(there);
    for (const path of ['', '.csv', '/national', '/national.csv', '/national.xlsx']) {
      const page = (host: Host) => pageOf(host, `/office/statements/${week}${path}`, ministry);
      expect(await page(next)).toBe(await page(old.host()));
    }
  });

  it('lists the same open needs to their office, whose session goes on', async () => {
    const cookie = await sessionOf(old.host(), 'disnaker-32-12');
    const list = async (host: Host) =>
      JSON.parse(
        Buffer.from(await pageOf(host, '/office/list', cookie, 'application/json'), 'base64').toString(),
        (name, value) => (name === 'id' || name === 'csrf' ? undefined : value),
      );
    const there = await list(old.host());
    expect(JSON.stringify(there)).toContain(people.waiting.name);
    expect(await list(next)).toEqual(there);
  });

  it('answers every receipt in people’s hands as before, and knows a person by the card', async () => {
    for (const name of ['helped', 'waiting', 'inTrouble', 'late'] as const) {
      const answer = await status(next, name);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual((await status(old.host(), name)).body);
    }
    expect((await status(next, 'erased')).status).toBe(404);
    const told = await admin(
      `access-export 2026 --to ${key.recipient} --out ${join(directory, 'told.age')} --endpoint ${next.url}`,
      `${people.inTrouble.nik}\n`,
    );
    expect(told.code).toBe(0);
    const text: string[] = [];
    for await (const line of readEncrypted(join(directory, 'told.age'), identity())) text.push(line);
    expect(text.join('\n')).toContain('Desa Kenari');
    expect(text.join('\n')).toContain('+6281122223333');
  });

  it('keeps the tombstone of who was erased', async () => {
    expect(imported.out).toContain('1  tombstones of erased persons');
    expect(await tombstonesOf(next)).toEqual(await tombstonesOf(old.host()));
  });

  it('counts the next week, and all three again, as the old one would have', async () => {
    const monday = '2026-12-06T23:00:00.000Z';
    for (const host of [old.host(), next]) {
      for (const week of weeks) expect((await admin(`recount ${week} --endpoint ${host.url}`)).code).toBe(0);
      const fired = await host.fire('summarize', monday);
      expect(fired.status).toBe('succeeded');
      await host.settle();
    }
    expect(await statementBytes(next, '2026-W49')).toEqual(await statementBytes(old.host(), '2026-W49'));
  });

  it('hears of what people ask from now on', async () => {
    expect((await status(next, 'waiting', { action: 'withdraw' })).status).toBe(200);
    await next.settle();
    const { body } = await status(next, 'waiting');
    expect(body).toMatchObject({ choices: [{ withdrawn: true }] });
  });
});

describe('an import is refused', () => {
  it('where it was done already, and where the system holds anything', async () => {
    const again = await admin(`import ${folder} --key ${key.file} --endpoint ${next.url}`);
    expect(again).toMatchObject({
      code: 1,
      err: expect.stringContaining('imported into this system already'),
    });
    const full = await admin(`import ${folder} --key ${key.file} --endpoint ${old.url()}`);
    expect(full).toMatchObject({ code: 1, err: expect.stringMatching(/not empty: it holds .*× submission/) });
  });

  it('with another key, a changed file, a missing one, another version', async () => {
    const copy = join(directory, 'copy');
    const changed = async (how: (path: string) => void) => {
      rmSync(copy, { recursive: true, force: true });
      execFileSync('cp', ['-r', folder, copy]);
      how(copy);
      const { code, err } = await admin(`import ${copy} --key ${key.file} --dry-run --endpoint ${old.url()}`);
      return `${code} ${err}`;
    };
    const manifest = (from: string | RegExp, to: string) => (path: string) => {
      const file = join(path, 'manifest.json');
      execFileSync('sh', ['-c', `cat > '${file}'`], { input: readFileSync(file, 'utf8').replace(from, to) });
    };
    expect(await changed((path) => appendFileSync(join(path, 'records-0000.jsonl.age'), 'x'))).toMatch(
      /^1 .*bytes, not/,
    );
    expect(await changed((path) => rmSync(join(path, 'records-0000.jsonl.age')))).toMatch(/^1 .*is missing/);
    expect(await changed(manifest(/"sha256": "./, '"sha256": "0'))).toMatch(
      /^1 .*was changed|^1 .*not empty/,
    );
    expect(await changed(manifest('"version": 1', '"version": 2'))).toMatch(/^1 .*version 2/);
    expect(await changed(manifest(/,\s*"endedAt": "[^"]*"/, ''))).toMatch(/^1 .*not whole/);
    const other = await ageKey(copy);
    const wrong = await admin(`import ${folder} --key ${other.file} --dry-run --endpoint ${old.url()}`);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('does not open with this key') });
  });
});
