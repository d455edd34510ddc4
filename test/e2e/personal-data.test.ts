import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { ListQueuesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, expect, test } from 'vitest';
import { localPlace, openGate } from '../../local/emulators/emulator.ts';
import { startKms } from '../../local/emulators/kms.ts';
import { hostClient } from '../../local/host-client.ts';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor, nikFor } from '../../local/week/people.ts';
import { Poison } from '../../shared/errors.ts';
import { KmsDataKeys } from '../../shared/sealing/kms-data-keys.ts';
import { unseal } from '../../shared/sealing/sealer.ts';
import { send, sendForm, sendJson } from '../support/http-client.ts';
import { filesUnder, findPlanted, textSource } from '../support/leak-scan.ts';
import { localHost } from '../support/local-host.ts';
import { signIn } from '../support/signed-in.ts';

const directory = mkdtempSync(join(tmpdir(), 'personal-data-'));
const system = localHost({
  now: '2026-11-25T02:00:00.000Z',
  directory,
  offices: ['kemlu', 'disnaker@32.12', 'desk', 'kemnaker'],
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const card = { districtCode: '32.12', birthDate: '1987-09-23', sex: 'f', serial: 8642 } as const;
const person: EnrollmentBody = enrollmentFor(1, {
  targetGroup: 'bermasalah',
  choices: [{ program: 'tki-bermasalah', caseLocation: 'abroad' }, { program: 'padat-karya' }],
  district: '32.12',
  about: 'self',
  name: 'Zuraidah Qomariyatun',
  nik: nikFor(card),
  phone: '+6281277665544',
  village: 'Desa Wringinputihan, Kecamatan Gedongjenarsari',
  story: 'Paspor saya ditahan majikan sejak Lebaran kemarin',
  safeContact: 'Hubungi kakak Marsinahwati sesudah magrib',
});

/** Words and numbers that stand nowhere else; of the card also its parts. */
const planted = [
  ...['Zuraidah', 'Qomariyatun', 'Wringinputihan', 'Gedongjenarsari'],
  ...['Paspor saya', 'ditahan majikan', 'Marsinahwati', 'sesudah magrib'],
  ...[person.nik, person.nik.slice(0, 12), person.nik.slice(6)],
  ...['81277665544', '81399887766'],
];

const enroll = (body: unknown) => sendJson(system.at('/enrollments'), body);

/** All that can go wrong at the door with somebody's data in hand. */
async function misuse(): Promise<void> {
  const again = () => ({ ...person, submissionId: randomUUID() });
  await enroll({ ...again(), [person.name]: person.nik });
  await enroll({ ...again(), name: `${person.name} 9`, phone: '081277665544x', nik: `${person.nik}1` });
  await enroll({ ...again(), targetGroup: person.name, district: person.village, country: person.nik });
  await enroll(`{"name":"${person.name}","nik":"${person.nik}"`);
  await enroll({
    ...again(),
    district: '11.01',
    choices: [{ program: 'padat-karya' }],
    targetGroup: 'purna',
  });
  await sendForm(system.at('/enrollments'), { name: person.name, nik: person.nik, phone: person.phone });
  await sendJson(system.at('/status'), { receipt: person.name });
  const headers = {
    'user-agent': person.name,
    referer: `http://x/?nik=${person.nik}`,
    cookie: `a=${person.nik}`,
  };
  await send(system.at(`/status/${person.nik}?name=${encodeURIComponent(person.name)}`), { headers });
  await system.kill('enroll', 'before dynamodb PutItem 1');
  await enroll(again());
}

async function officeOpens(mailbox: string): Promise<string> {
  const official = await signIn(system, mailbox);
  const { persons } = JSON.parse((await official.get('/office/list')).text);
  const [{ id, answerNumber }] = persons[0].needs;
  const { text } = await official.get(`/office/referrals/${id}`);
  await official.post('/office/answers', { ids: [id], answerNumber, action: 'accept' });
  return text;
}

test('the owning office reads the person, and nothing else that the system says or sends holds a word of it', async () => {
  expect((await enroll(person)).status).toBe(201);
  const repeat = { submissionId: randomUUID(), phone: '0813-9988-7766', language: 'en' };
  expect((await enroll({ ...person, ...repeat })).status).toBe(201);
  await misuse();
  await system.settle();
  expect(findPlanted([textSource('page', await officeOpens('kemlu'))], planted)).not.toEqual([]);
  await system.fire('gather', '2026-11-25T03:00:00.000Z');
  await system.kill('feedback', 'before dynamodb UpdateItem 1');
  await system.fire('gather', '2026-11-26T03:00:00.000Z');
  await officeOpens('disnaker-32-12');
  const mails = await system.mails();
  expect(mails.length).toBeGreaterThan(3);
  const said = [
    ...mails.map((mail) => textSource(`mail ${mail.id}`, JSON.stringify(mail))),
    ...(await system.logs()).map((line) => textSource('log', line)),
    textSource('put aside', JSON.stringify(await system.deadLetters())),
  ];
  expect(findPlanted(said, planted)).toEqual([]);
});

test('what waits in the queue names letters and nobody', async () => {
  await system.pause('notify');
  const fresh = { submissionId: randomUUID(), nik: nikFor({ ...card, serial: 8643 }) };
  await enroll({ ...person, ...fresh });
  await system.settle();
  await system.fire('gather', '2026-11-30T03:00:00.000Z');
  const bodies = await waitingMessages();
  expect(bodies.map((body) => JSON.parse(body).kind)).toEqual(expect.arrayContaining(['send']));
  expect(
    findPlanted(
      bodies.map((body) => textSource('message', body)),
      planted,
    ),
  ).toEqual([]);
});

/** Bodies of what waits in any queue. */
async function waitingMessages(): Promise<string[]> {
  const { sqs } = (await system.describe()).endpoints;
  const client = new SQSClient(hostClient(sqs, localPlace.region));
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({}));
  const look = { MaxNumberOfMessages: 10, VisibilityTimeout: 0 };
  const answers = await Promise.all(
    QueueUrls.map((QueueUrl) => client.send(new ReceiveMessageCommand({ QueueUrl, ...look }))),
  );
  client.destroy();
  return answers.flatMap(({ Messages = [] }) => Messages.map(({ Body = '' }) => Body));
}

type Sealed = { readonly sealed: Uint8Array; readonly pk: string; readonly sk: string };

async function sealedItems(): Promise<Sealed[]> {
  const rows: Row[] = ofKind(await scanTable(system.host()), 'submission');
  return rows.map(({ sealed, pk, sk }) => ({ sealed: sealed as Uint8Array, pk: String(pk), sk: String(sk) }));
}

function keysAt(endpoint: string, keyId: string): KmsDataKeys {
  return new KmsDataKeys(new KMSClient(hostClient(endpoint, localPlace.region)), keyId);
}

test('the sealed part opens with its key in its own item, and neither with another key nor in another item', async () => {
  const kept = JSON.parse(readFileSync(join(directory, 'keys', 'kms.json'), 'utf8')) as Record<
    string,
    string
  >;
  const keyId = Object.keys(kept)[0] ?? '';
  const keys = keysAt((await system.describe()).endpoints.kms, keyId);
  const [one, other] = await sealedItems();
  if (!one || !other) throw new Error('There are no two submissions');
  const opened = JSON.parse(await unseal(keys, one.sealed, one));
  expect(opened.name).toBe(person.name);
  expect(opened).not.toHaveProperty('nik');
  await expect(unseal(keys, one.sealed, other)).rejects.toThrow(Poison);
  await expect(unseal(keys, one.sealed, { ...one, sk: 'T' })).rejects.toThrow(Poison);
  const elsewhere = await startKms({ gate: openGate });
  try {
    const { id } = elsewhere.createKey('another');
    await expect(unseal(keysAt(elsewhere.url, id), one.sealed, one)).rejects.toThrow(Poison);
  } finally {
    await elsewhere.stop();
  }
});

test('no file of the data directory holds a word of the person', async () => {
  await system.host().stop();
  const files = filesUnder(directory);
  const readable = findPlanted(files, ['disnaker-32-12', 'padat-karya']);
  expect(new Set(readable.map(({ where }) => where.slice(directory.length + 1).split('/')[0]))).toEqual(
    new Set(['dynamodb', 'sqs']),
  );
  expect(findPlanted(files, planted)).toEqual([]);
});
