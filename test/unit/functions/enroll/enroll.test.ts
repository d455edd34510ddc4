import { beforeEach, describe, expect, it } from 'vitest';
import { unseal } from '../../../../shared/sealing/sealer.ts';
import { submissionKey } from '../../../../shared/storage/keys.ts';
import { countingTable } from '../../../support/counting-table.ts';
import { all, weekly } from '../../../support/items.ts';
import { plainBody, troubledBody } from '../../../support/people.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await startSystem();
});

const submissions = async () => (await weekly(system.store)).submissions;

describe('an enrollment', () => {
  it('is answered with a receipt and the general term and contact', async () => {
    const answer = await system.enroll(plainBody());
    expect(answer.statusCode).toBe(201);
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'content-language': 'id' });
    const body: unknown = JSON.parse(answer.body);
    expect(Object.keys(body as object)).toEqual([
      'receipt',
      'statusUrl',
      'receivedAt',
      'stage',
      'answerBy',
      'contact',
    ]);
    expect(body).toEqual({
      receipt: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      statusUrl: 'https://layanan.example/status',
      receivedAt: '2026-11-25T02:00:00.000Z',
      stage: 'received',
      answerBy: '2026-11-30',
      contact: '1500000',
    });
  });

  it('is answered in the same shape and length for every program', async () => {
    const plain = await system.enroll(plainBody());
    const restricted = await system.enroll(troubledBody({ language: 'id' }));
    expect(Object.keys(JSON.parse(restricted.body) as object)).toEqual(
      Object.keys(JSON.parse(plain.body) as object),
    );
    expect(restricted.body).toHaveLength(plain.body.length);
    expect(restricted.headers).toEqual(plain.headers);
  });

  it('costs one conditional write and nothing else', async () => {
    const tables: ReturnType<typeof countingTable>[] = [];
    const counted = await startSystem({
      seenAs: (store) => {
        const table = countingTable(store);
        tables.push(table);
        return table;
      },
    });
    await counted.enroll(plainBody());
    expect(tables[0]?.calls).toEqual(['putNew']);
  });

  it('belongs to the week and year of its acceptance in Jakarta', async () => {
    system.clock.now = new Date('2026-11-22T16:59:59.999Z');
    await system.enroll(plainBody());
    system.clock.now = new Date('2026-11-22T17:00:00.000Z');
    await system.enroll(troubledBody());
    expect((await weekly(system.store, '2026-W47')).submissions).toHaveLength(1);
    expect((await weekly(system.store, '2026-W48')).submissions).toHaveLength(1);
  });

  it('of another year is of another person, as far as the table knows', async () => {
    await system.enroll(plainBody());
    system.clock.now = new Date('2026-12-31T17:00:00Z');
    await system.enroll(plainBody({ submissionId: 'a1b2c3d4-0000-4000-8000-000000000001' }));
    const [first] = (await weekly(system.store, '2026-W48')).submissions;
    const [second] = (await weekly(system.store, '2026-W53')).submissions;
    expect([first?.year, second?.year]).toEqual([2026, 2027]);
    expect(first?.person).not.toBe(second?.person);
  });
});

describe('personal data', () => {
  const body = troubledBody({
    name: 'Siti Khusus',
    village: 'Desa Tertentu',
    phone: '+6281298765432',
    story: 'Cerita yang tidak boleh terbaca',
    safeContact: 'Telepon malam saja',
  });
  const secrets = [body.name, body.village, body.phone, body.nik, body.story, body.safeContact].map(String);

  it('stand in the item only sealed, and the card number not even there', async () => {
    const { receipt } = JSON.parse((await system.enroll(body)).body) as { receipt: string };
    const [stored] = await submissions();
    const { sealed = new Uint8Array(), ...clear } = stored ?? {};
    const text = JSON.stringify(clear) + Buffer.from(sealed).toString('latin1');
    for (const secret of [...secrets, receipt, body.submissionId]) expect(text).not.toContain(secret);

    const { submission = '' } = stored ?? {};
    const personal: unknown = JSON.parse(
      await unseal(system.deps.dataKeys, sealed, submissionKey(submission)),
    );
    const { name, phone, village, story, safeContact } = body;
    expect(personal).toEqual({ name, phone, village, story, safeContact });
  });

  it('stand in no log line and no answer', async () => {
    const answers = [
      await system.enroll(body),
      await system.enroll({ ...body, name: `${body.name}1` }),
      await system.enroll({ ...body, village: 'Desa Lain' }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 400, 422]);
    const said = [...system.deps.report.lines, ...answers.map((answer) => JSON.stringify(answer))].join('\n');
    for (const secret of secrets) expect(said).not.toContain(secret);
  });
});

describe('a refusal', () => {
  it('of a place that is not covered tells so, and counts once where and for what', async () => {
    const closed = await startSystem({ directory: { 'disnaker@32.12': { verified: false } } });
    const body = plainBody();
    const answers = [await closed.enroll(body), await closed.enroll(body)];
    for (const { statusCode, body: text } of answers) {
      expect(statusCode).toBe(422);
      expect(text).toContain('district-not-covered');
    }
    const unmet = await all(closed.store.query({ partition: 'U#2026-W48' }));
    expect(unmet).toHaveLength(1);
    const [{ pk: _, sk: __, ...item } = { pk: '', sk: '' }] = unmet;
    expect(item).toEqual({ kind: 'unmet', district: '32.12', programs: ['padat-karya'] });
    expect((await weekly(closed.store)).submissions).toEqual([]);
  });

  it('does not meet a person in trouble, wherever they are', async () => {
    const closed = await startSystem({ directory: { 'disnaker@32.12': { verified: false } } });
    expect((await closed.enroll(troubledBody({ district: '32.12' }))).statusCode).toBe(201);
  });

  it('of one choice that is not for the group refuses the whole, and stores nothing', async () => {
    const choices = [{ program: 'padat-karya' }, { program: 'remitansi' }, { program: 'tki-bermasalah' }];
    const answer = await system.enroll(
      plainBody({
        choices: [choices[0], { ...choices[2], caseLocation: 'home' }] as { program: string }[],
        about: 'self',
      }),
    );
    expect(answer.statusCode).toBe(422);
    expect(JSON.parse(answer.body)).toMatchObject({
      type: 'urn:pemberdayaan-tki:problem:not-eligible',
      errors: [{ path: 'choices.1.program', code: 'not-eligible' }],
    });
    expect(await submissions()).toEqual([]);
  });
});

describe('placement with a household in a closed country', () => {
  const body = (protection: boolean) =>
    plainBody({
      targetGroup: 'calon',
      plan: 'abroad-household',
      country: 'SA',
      consent: { given: true, version: plainBody().consent.version, protection },
    });

  it('is not refused: the answer says that it is closed and what is open', async () => {
    const answer = await system.enroll(body(false));
    expect(answer.statusCode).toBe(201);
    const { notice } = JSON.parse(answer.body) as { notice?: { code: string; alternatives: string[] } };
    expect(notice?.code).toBe('placement-closed');
    expect(notice?.alternatives).toHaveLength(2);
    expect((await submissions())[0]?.notes).toEqual([]);
  });

  it('makes a protection note where the person wants to be called', async () => {
    await system.enroll(body(true));
    expect((await submissions())[0]?.notes).toEqual(['perlindungan']);
  });
});
