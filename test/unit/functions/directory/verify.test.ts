import { beforeEach, describe, expect, it } from 'vitest';
import { feedback } from '../../../../functions/feedback/feedback.ts';
import { noteMailbox } from '../../../../shared/storage/offices.ts';
import { directoryOf } from '../../../support/directory-asked.ts';
import { mailEvent } from '../../../support/mail-events.ts';
import { openBrowser, signInAs } from '../../../support/office-browser.ts';
import { opened } from '../../../support/opened.ts';
import { startSystem, type TestSystem } from '../../../support/system.ts';

const indramayu = 'disnaker@32.12';
const address = 'disnaker@indramayukab.go.id';
const telephone = '0234272025';
const earlier = 'disnaker-32-12@kantor.example';

let system: TestSystem;
let operator: ReturnType<typeof directoryOf>;
const mailTo = (to: string) => system.deps.mailer.sent.filter((mail) => mail.to === to);

async function begin(change: object = { verified: false }): Promise<void> {
  system = await startSystem({ directory: { [indramayu]: change } });
  // A Friday.
  system.clock.now = new Date('2026-11-27T03:00:00.000Z');
  operator = directoryOf(system);
  await operator.set(indramayu, { address, telephone });
}

describe('a first address', () => {
  beforeEach(() => begin());

  it('is in use as soon as its office has typed the code that it heard on its telephone', async () => {
    const { path, code } = await operator.verify(indramayu);
    expect(path).not.toBe('');
    expect((await openBrowser(system).page(path)).body).toContain('Indramayu');
    expect(await operator.entry(indramayu)).toMatchObject({ verified: false });
    const { statusCode, body } = await operator.type(path, `${code.slice(0, 3)} ${code.slice(3)}`);
    expect({ statusCode, body }).toMatchObject({
      statusCode: 200,
      body: expect.stringContaining('Mulai sekarang'),
    });
    expect(await operator.entry(indramayu)).toMatchObject({ verified: true, address });
    expect((await system.deps.openDistricts.read()).has('32.12')).toBe(true);
    expect((await operator.type(path, code)).statusCode).toBe(200);
  });

  it('is told to the desk before, without the address', async () => {
    await operator.verify(indramayu);
    const [mail] = mailTo('desk@kantor.example');
    expect(mail?.text).toContain('Indramayu');
    expect(mail?.text).not.toContain(address);
  });

  it('gets a mail that holds no code, and nothing is said of the code anywhere', async () => {
    const { code } = await operator.verify(indramayu);
    expect(JSON.stringify(mailTo(address))).not.toContain(code);
    expect(JSON.stringify(system.store.everything().map(opened))).not.toContain(code);
    expect(system.deps.report.lines.join('\n')).not.toContain(code);
  });

  it('is not proven by five wrong codes, and then by the right one neither', async () => {
    const { path, code } = await operator.verify(indramayu);
    const wrong = code === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) {
      const { statusCode, body } = await operator.type(path, wrong);
      expect(statusCode).toBe(403);
      expect(body).toContain('role="alert"');
    }
    expect((await operator.type(path, code)).statusCode).toBe(403);
    expect(await operator.entry(indramayu)).toMatchObject({ verified: false });
  });

  it('is not proven by an earlier mail, nor by a code that is over an hour old', async () => {
    const first = await operator.verify(indramayu);
    const second = await operator.verify(indramayu);
    expect((await operator.type(first.path, first.code)).statusCode).toBe(403);
    system.clock.now = new Date('2026-11-27T04:00:00.000Z');
    expect((await operator.type(second.path, second.code)).statusCode).toBe(404);
    expect((await operator.type('/office/verify/forged', second.code)).statusCode).toBe(404);
  });

  it('is not proven once another one was entered', async () => {
    const { path, code } = await operator.verify(indramayu);
    await operator.set(indramayu, { address: 'lain@indramayukab.go.id' });
    expect((await operator.type(path, code)).statusCode).toBe(403);
  });

  it('is not written to any more where the mail waits and another one is asked for', async () => {
    await operator.ask({ ask: 'verify', office: indramayu, dryRun: false });
    await operator.set(indramayu, { address: 'lain@indramayukab.go.id' });
    await system.deliver();
    expect(mailTo(address)).toEqual([]);
    expect(mailTo('lain@indramayukab.go.id')).toEqual([]);
  });

  it('needs the published number', async () => {
    await operator.set('kemnaker', { address: 'x@kemnaker.go.id' });
    const answer = await operator.ask({ ask: 'verify', office: 'kemnaker', dryRun: false });
    expect(answer).toMatchObject({ refused: expect.stringContaining('published number') });
  });
});

describe('another address', () => {
  beforeEach(() => begin({}));

  it('starts on the next working day; until then letters, sessions and links stay with the present one', async () => {
    const { browser } = await signInAs(system, 'disnaker-32-12');
    expect((await operator.prove(indramayu)).body).toContain('Senin, 30 November 2026');
    expect(await operator.entry(indramayu)).toMatchObject({
      address: earlier,
      change: { startsOn: '2026-11-30' },
    });
    await operator.tick('2026-11-27T09:00:00.000Z');
    expect((await browser.json('/office/list')).statusCode).toBe(200);
    // Midnight of Monday in Jakarta, and an hour before.
    await operator.tick('2026-11-29T16:00:00.000Z');
    expect(await operator.entry(indramayu)).toMatchObject({ address: earlier, addressVersion: 1 });
    await operator.tick('2026-11-29T17:00:00.000Z');
    expect(await operator.entry(indramayu)).toMatchObject({ address, verified: true, addressVersion: 2 });
    expect((await browser.json('/office/list')).statusCode).toBe(401);
  });

  it('is told to the present one, with the day and without the address, before it is proven', async () => {
    await operator.verify(indramayu);
    const [mail] = mailTo(earlier);
    expect(mail?.text).toContain('mulai Senin, 30 November 2026');
    expect(mail?.text).toContain('1500000');
    expect(mail?.text).not.toContain(address);
    expect(mail?.html).not.toContain(address);
  });

  it('does not start as long as the letter that tells of it waits', async () => {
    const answer = await operator.ask({ ask: 'verify', office: indramayu, dryRun: false });
    const waiting = system.deps.queue.sent.splice(0);
    const proof = waiting.filter(({ message }) => message.letter.includes('_V-'));
    system.deps.queue.sent.push(...proof);
    await system.deliver();
    const path = /\/office\/verify\/\S+/.exec(mailTo(address)[0]?.text ?? '')?.[0] ?? '';
    await operator.type(path, 'code' in answer ? String(answer.code) : '');
    await operator.tick('2026-11-30T01:00:00.000Z');
    expect(await operator.entry(indramayu)).toMatchObject({ address: earlier });
    system.deps.queue.sent.push(...waiting.filter((one) => !proof.includes(one)));
    await system.deliver();
    // Told on that Monday: the office has the rest of it to object.
    await operator.tick('2026-11-30T09:00:00.000Z');
    expect(await operator.entry(indramayu)).toMatchObject({ address: earlier });
    await operator.tick('2026-12-01T00:00:00.000Z');
    expect(await operator.entry(indramayu)).toMatchObject({ address });
  });

  it.each([
    ['late on a working day', '2026-11-27T08:00:00.000Z'],
    ['on a Saturday', '2026-11-28T03:00:00.000Z'],
    ['in the night before a working day', '2026-11-29T20:00:00.000Z'],
  ])('that is asked for %s waits for a whole working day', async (_, at) => {
    system.clock.now = new Date(at);
    expect((await operator.prove(indramayu)).body).toContain('Selasa, 1 Desember 2026');
    await operator.tick('2026-11-30T10:00:00.000Z');
    expect(await operator.entry(indramayu)).toMatchObject({ address: earlier });
    await operator.tick('2026-11-30T17:00:00.000Z');
    expect(await operator.entry(indramayu)).toMatchObject({ address });
  });

  it('is told anew where it is not the one that the present one was told of', async () => {
    await operator.verify(indramayu);
    await operator.verify(indramayu);
    expect(mailTo(earlier)).toHaveLength(1);
    await operator.set(indramayu, { address: 'lain@indramayukab.go.id' });
    await operator.prove(indramayu);
    expect(mailTo(earlier)).toHaveLength(2);
  });

  it.each(['Bounce', 'Reject'] as const)(
    'is told to the desk, and waits for it, where that letter meets a %s',
    async (kind) => {
      await operator.prove(indramayu);
      await feedback(mailEvent(kind, { letter: mailTo(earlier)[0]?.tag, addressVersion: 1 }), system.deps);
      await operator.tick('2026-11-30T01:00:00.000Z');
      const [mail, ...more] = mailTo('desk@kantor.example');
      expect(more).toEqual([]);
      expect(mail?.text).toContain('mulai Selasa, 1 Desember 2026');
      await operator.tick('2026-11-30T09:00:00.000Z');
      expect(await operator.entry(indramayu)).toMatchObject({
        ...{ address: earlier, change: { startsOn: '2026-12-01' } },
      });
      await operator.tick('2026-12-01T00:00:00.000Z');
      expect(await operator.entry(indramayu)).toMatchObject({ address });
    },
  );

  it('can be taken back, proven or not, by the command and by entering the present one again', async () => {
    await operator.prove(indramayu);
    expect(await operator.ask({ ask: 'cancel', office: indramayu, dryRun: false })).toEqual({
      ...{ address: earlier, cancelled: address },
    });
    await operator.set(indramayu, { address });
    await operator.set(indramayu, { address: earlier, reason: 'as it was' });
    await operator.tick('2026-12-07T01:00:00.000Z');
    const entry = await operator.entry(indramayu);
    expect(entry).toMatchObject({ address: earlier, addressVersion: 1 });
    expect(entry).not.toHaveProperty('change');
  });

  it('cannot start at once while the present one takes letters', async () => {
    const answer = await operator.ask({ ask: 'verify', office: indramayu, atOnce: 'hurry', dryRun: false });
    expect(answer).toMatchObject({ refused: expect.stringContaining('takes letters') });
  });

  it('whose mail comes back says nothing of the present mailbox', async () => {
    await operator.verify(indramayu);
    const [mail] = mailTo(address);
    expect(mail).not.toHaveProperty('addressVersion');
    await feedback(mailEvent('Bounce', { letter: mail?.tag, addressVersion: Number.NaN }), system.deps);
    expect(await operator.entry(indramayu)).not.toHaveProperty('bouncedAt');
    const { offices } = await operator.ask({ ask: 'list' });
    expect(offices.find(({ office }) => office === indramayu)?.proof?.mail).toBe('bounced');
  });
});

describe('where the present address takes no letters', () => {
  beforeEach(() => begin({ notWorkingSince: '2026-11-26T02:00:00.000Z' }));

  it('another one may start at once, for a reason that is kept, and the desk is told', async () => {
    await operator.prove(indramayu, { atOnce: 'server burnt down' });
    const entry = await operator.entry(indramayu);
    expect(entry).toMatchObject({ address, atOnce: 'server burnt down', addressVersion: 2 });
    expect(entry).not.toHaveProperty('notWorkingSince');
    expect(mailTo('desk@kantor.example')).toHaveLength(1);
    expect(mailTo(earlier)).toEqual([]);
  });

  it.each(['no', '=HYPERLINK("https://x.example")', 'gone\u001b[2J'])(
    'no reason that is none lets another one start at once: %j',
    async (atOnce) => {
      const answer = await operator.ask({ ask: 'verify', office: indramayu, atOnce, dryRun: false });
      expect(answer).toMatchObject({ refused: expect.stringContaining('reason') });
      const outside = { address: 'x@mail.example', reason: atOnce };
      expect((await operator.set(indramayu, outside)).written).toBe(false);
    },
  );

  it('another one waits after all where the present one takes letters again before the code is typed', async () => {
    const { path, code } = await operator.verify(indramayu, { atOnce: 'server burnt down' });
    const entry = await operator.entry(indramayu);
    if (entry) await noteMailbox(system.store, entry, {});
    await operator.type(path, code);
    expect(await operator.entry(indramayu)).toMatchObject({
      address: earlier,
      change: { startsOn: '2026-11-30' },
    });
  });
});

it('an office is signed out everywhere, and keeps its address', async () => {
  await begin({ address, telephone });
  const { browser } = await signInAs(system, 'disnaker-32-12');
  await operator.ask({ ask: 'sign-out', office: indramayu, dryRun: false });
  expect((await browser.json('/office/list')).statusCode).toBe(401);
  expect(await operator.entry(indramayu)).toMatchObject({ address, verified: true, addressVersion: 2 });
});
