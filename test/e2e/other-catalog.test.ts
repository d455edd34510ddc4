import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send, sendJson } from '../support/http-client.ts';

// The catalog that a process uses is chosen when it starts, so this system is a process of its own.
const root = fileURLToPath(new URL('../..', import.meta.url));
let child: ChildProcess;
const data = mkdtempSync(join(tmpdir(), 'catalog-'));
let url = '';

beforeAll(async () => {
  child = spawn(
    process.execPath,
    ['local/main.ts', '--catalog', 'examples/nepal', '--empty', '--no-redelivery', '--data', data],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  url = await new Promise((found, failed) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part;
      const [, address] = /applicants +(http\S+)\/\n/.exec(said) ?? [];
      if (address) found(address);
    });
    child.once('close', () => failed(new Error(`The system did not start: ${said}`)));
  });
});
afterAll(async () => {
  const ended = new Promise((done) => child.once('close', done));
  child.kill();
  await ended;
  rmSync(data, { recursive: true, force: true });
});

type Mail = {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
};

const control = async (path: string, body: object = {}) =>
  JSON.parse((await sendJson(`${url}/_local/${path}`, body)).text);
const at = async (moment: string) => control('clock', { now: moment });
const mails = async (): Promise<Mail[]> => JSON.parse((await send(`${url}/_local/mail`)).text);

async function fire(schedule: string, moment: string): Promise<void> {
  await control(`schedules/${schedule}`, { at: moment });
  await control('settle');
}

const person = {
  choices: [{ program: 'skill', trainingType: 'plumbing' }, { program: 'money' }],
  ...{ targetGroup: 'returnee', name: 'सीता तामाङ', nik: '512 345 6789', phone: '9841-234567' },
  ...{ phoneOf: 'own', district: '04.03', village: 'पोखरा, वडा 8', language: 'ne' },
  consent: { given: true, version: '2026-11' },
};
const apply = (changes: object = {}) =>
  sendJson(`${url}/enrollments`, { submissionId: randomUUID(), ...person, ...changes });

test('people of another country apply with its cards, telephones and names', async () => {
  // 23:50 on Saturday, in a zone that is 5 hours and 45 minutes ahead.
  await at('2026-11-21T18:05:00Z');
  const accepted = await apply();
  expect(accepted.status).toBe(201);
  // Three working days: Sunday, Monday, Tuesday.
  expect(JSON.parse(accepted.text)).toMatchObject({ answerBy: '2026-11-24' });
  const refused = await apply({ nik: '0123456789', phone: '0812 3456 7890', language: 'id' });
  expect(JSON.parse(refused.text).errors.map((error: { path: string }) => error.path)).toEqual([
    'nik',
    'phone',
    'language',
  ]);
});

test('an office hears of them on its working day, in its hours, in its languages', async () => {
  await fire('gather', '2026-11-22T01:14:00Z');
  expect(await mails()).toEqual([]);
  await fire('gather', '2026-11-22T01:15:00Z');
  const letters = await mails();
  // One of them supports the program.
  expect(letters.map(({ to }) => to[0]?.split('@')[0]).sort()).toEqual(['feb', 'msk-04-03']);
  const letter = letters.find(({ to }) => to[0]?.startsWith('msk'));
  expect(letter?.subject).toBe('निवेदन तपाईंको जवाफ पर्खँदै छन् (Applications await your answer)');
});

test('the week ends at midnight there, and adds up on Monday at 06:00', async () => {
  await at('2026-11-22T18:14:00Z');
  expect((await apply({ nik: '5000000001', phone: '+977 1 4200000' })).status).toBe(201);
  await at('2026-11-22T18:15:00Z');
  expect((await apply({ nik: '5000000002', phone: '0061412345678' })).status).toBe(201);
  await fire('summarize', '2026-11-23T00:15:00Z');
  const statements = (await mails()).filter(({ subject }) => subject.includes('विवरण'));
  expect(statements.map(({ to }) => to[0]?.split('@')[0]).sort()).toEqual([
    ...['desk', 'feb', 'feb', 'msk-02-02', 'msk-04-03'],
  ]);
  const national = statements.find(({ subject }) => subject.startsWith('राष्ट्रिय'));
  expect(national?.subject).toContain('सोमबार 16 - आइतबार 22 नोभेम्बर 2026, नेपाली समय');
  expect(national?.text).toContain('✓ हरेक छनोट ठीक एकपटक गनिएको छ');
});

/** Words, names and numbers of the default catalog's country that would stand out first. */
const foreign =
  /\b(TKI|PMI|NIK|KTP|WIB|BLK|KUR|Rp|Kemnaker|Disnaker|KP2MI|Indonesian?|Bahasa|Jakarta|Desa|Kecamatan|Kabupaten|Kota|dan|yang|untuk|Anda|kantor|permohonan|surat|Siti|260\/2015|0812|3212|go\.id)\b|\+62/;

/** Without styles, and without the country among those that one can go to. */
const shown = (page: string): string =>
  page.replace(/<style>[\s\S]*?<\/style>/g, '').replace(/<option value="ID"[^>]*>[^<]*/g, '');

test.each(['/', '/assisted', '/catalog', '/districts', '/status', '/office'])(
  'no word of the default country is on %s, in either language',
  async (path) => {
    for (const language of ['ne', 'en']) {
      const { status, text } = await send(`${url}${path}?lang=${language}`);
      expect(status).toBe(200);
      expect(foreign.exec(shown(text))).toBeNull();
      if (path === '/') expect(text).toContain(`<html lang="${language}">`);
    }
  },
);

test('nor in a letter', async () => {
  const letters = await mails();
  expect(letters.length).toBeGreaterThan(5);
  for (const { subject, text } of letters) expect(foreign.exec(`${subject}\n${text}`)).toBeNull();
});
