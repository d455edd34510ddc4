import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onHost } from '../../admin/aws/place.ts';
import { openSystem } from '../../admin/aws/system.ts';
import { roles } from '../../admin/command.ts';
import { breakGlass } from '../../admin/commands/break-glass.ts';
import { commands } from '../../admin/program.ts';
import { readConfig } from '../../infra/config.ts';
import { type Host, startHost } from '../../local/host.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { admin, silentTerminal } from '../support/admin.ts';
import { putAside } from '../support/dead-letters.ts';
import { sendForm, sendJson } from '../support/http-client.ts';
import { localHost } from '../support/local-host.ts';
import { type Lacks, lacksOf, roleTable } from '../support/role-table.ts';

const system = localHost({
  now: '2026-11-25T02:00:00.000Z',
  offices: ['kemnaker', 'disnaker@32.12', 'desk'],
});
const here = () => `--endpoint ${system.url()}`;
const person = enrollmentFor(77, { district: '32.12' });
const going = enrollmentFor(78, { district: '32.12' });
const directory = mkdtempSync(join(tmpdir(), 'admin-'));
afterAll(() => rmSync(directory, { recursive: true }));

beforeAll(async () => {
  await system.fire('summarize', '2026-11-22T23:00:00.000Z');
  for (const one of [person, going])
    expect((await sendJson(system.at('/enrollments'), one)).status).toBe(201);
  await system.settle();
  await system.pause('notify');
});

test('recount asks the function that counts, and a week without a statement is refused in its words', async () => {
  const refused = await admin(`recount 2026-W20 ${here()}`);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toContain('There is no statement of 2026-W20');

  const dry = await admin(`recount 2026-W47 --dry-run ${here()}`);
  expect(dry).toMatchObject({
    code: 0,
    out: 'Would ask the next statements to count 2026-W47 again.\n',
    calls: [],
  });
  const done = await admin(`recount 2026-W47 --json ${here()}`);
  expect(done).toMatchObject({ code: 0, out: '{"ending":"done","week":"2026-W47"}\n' });
});

test('redrive moves given-up letters back by a task of SQS, and a dry run says how many', async () => {
  await putAside(system, 'halo');
  expect(await admin(`redrive --dry-run ${here()}`)).toMatchObject({
    code: 0,
    out: 'Letters that would be moved: about 1.\n',
  });
  expect(await system.deadLetters()).toHaveLength(1);
  const done = await admin(`redrive --json ${here()}`);
  expect(JSON.parse(done.out)).toEqual({ ending: 'done', waiting: 1, moved: 1 });
  expect(await system.deadLetters()).toEqual([]);
});

test('fire calls what the clock calls, for the time that is given, and answers what it answers', async () => {
  const done = await admin(`fire reconcile --at 2026-11-25T02:00:00Z --week 2026-W40 --json ${here()}`);
  expect(done.code).toBe(0);
  expect(JSON.parse(done.out)).toMatchObject({
    event: { scheduledAt: '2026-11-25T02:00:00Z', week: '2026-W40' },
    answer: { failed: 0 },
  });
});

test('fire finds every function that it names, and says of the canary what a runbook asks for', async () => {
  const sent = await admin(`fire canary ${here()}`);
  expect(sent).toMatchObject({ code: 0, out: expect.stringContaining('"sent":true') });
  expect(await admin(`fire gather ${here()}`)).toMatchObject({ code: 0 });
});

test('break-glass exports opened applications into a file that only one key opens', async () => {
  const identity = await generateIdentity();
  const config = { ...readConfig('dev'), breakGlassRecipient: await identityToRecipient(identity) };
  const out = join(directory, 'persons.jsonl.age');
  const opened = openSystem(config, await onHost(system.url()));
  const asked = {
    args: ['2026-W48', '2026-W48'],
    options: { out },
    dryRun: false,
    terminal: silentTerminal(),
  };
  expect((await breakGlass.run(asked, opened)).data).toMatchObject({ persons: 2 });
  opened.close();

  const file = readFileSync(out);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(file.toString('latin1')).not.toContain(person.name);
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const lines = (await decrypter.decrypt(file, 'text')).trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  const names = lines.map((line) => (JSON.parse(line) as { name: string }).name);
  expect(names.sort()).toEqual([going.name, person.name].sort());
});

test('an export that ends early leaves no file, and one that would write over a file is refused', async () => {
  const out = join(directory, 'early.jsonl.age');
  const early = await admin(`break-glass 2026-W48 2026-W48 --out ${out} --as operator ${here()}`);
  expect(early.code).toBe(4);
  expect(existsSync(out)).toBe(false);
  writeFileSync(out, 'kept');
  const taken = await admin(`break-glass 2026-W48 2026-W48 --out ${out} ${here()}`);
  expect(taken).toMatchObject({
    code: 1,
    err: `error: ${out} cannot be made (EEXIST): name a new file\n`,
  });
  expect(readFileSync(out, 'utf8')).toBe('kept');
});

test('a restored table that is not there is said, and not called silence', async () => {
  const { code, err } = await admin(`replay-erasures nowhere 2026-11-25T01:00:00Z ${here()}`);
  expect(code).toBe(1);
  expect(err).toContain('AWS has nothing by this name');
});

test('without a recipient in the configuration nothing is exported', async () => {
  const { breakGlassRecipient: _, ...config } = readConfig('dev');
  const opened = openSystem(config, await onHost(system.url()));
  const asked = {
    args: ['2026-W48', '2026-W48'],
    options: { out: 'x' },
    dryRun: false,
    terminal: silentTerminal(),
  };
  await expect(breakGlass.run(asked, opened)).rejects.toThrow('breakGlassRecipient');
  opened.close();
});

test('a command in the wrong role is refused by the services, and its exit code says so', async () => {
  const { code, err } = await admin(`rotate-link-secret --as operator ${here()}`);
  expect(code).toBe(4);
  expect(err).toContain('secretsmanager:GetSecretValue');
  expect((await admin(`recount 2026-W47 --as break-glass ${here()}`)).err).toContain('lambda:InvokeFunction');
  expect((await admin(`redrive --as operator ${here()}`)).code).toBe(0);
});

test('where no edge is, there is no origin secret to change', async () => {
  const { code, err } = await admin(`rotate-origin-secret ${here()}`);
  expect(code).toBe(1);
  expect(err).toContain('hold no secret OriginSecret');
});

test('a district opens, and letters go there, once its office has typed the code from its telephone', async () => {
  const file = join(directory, 'offices.csv');
  writeFileSync(
    file,
    '\uFEFFoffice;name;address;telephone\r\ndisnaker@32.09;Cirebon;cirebon@offices.example;"(0231) 32-1495"\r\n',
  );
  const applies = (seed: number) =>
    sendJson(system.at('/enrollments'), enrollmentFor(seed, { district: '32.09' }));
  expect((await applies(91)).status).toBe(422);
  const dry = await admin(`offices import ${file} --dry-run ${here()}`);
  expect(dry).toMatchObject({ code: 0, out: expect.stringMatching(/New: 1[\s\S]+cirebon@offices\.example/) });
  expect((await admin(`offices import ${file} --as operator ${here()}`)).out).toContain('Written: 1');
  await system.pause('notify', false);
  const { out } = await admin(`offices verify disnaker@32.09 --json --as operator ${here()}`);
  const { code, telephone } = JSON.parse(out) as { code: string; telephone: string };
  expect(telephone).toBe('0231321495');
  await system.settle();
  const mails = async () => (await system.mails()).filter(({ to }) => to.includes('cirebon@offices.example'));
  const [, token = ''] = /\/office\/verify\/(\S+)/.exec((await mails())[0]?.text ?? '') ?? [];
  expect(token).not.toBe('');
  expect((await sendForm(system.at('/office/verify'), { token, code })).status).toBe(200);
  expect((await admin(`offices list ${here()}`)).out).toMatch(/disnaker@32\.09 +verified +cirebon@/);
  await system.clock('2026-11-25T02:10:00.000Z');
  expect((await applies(92)).status).toBe(201);
  await system.settle();
  await system.fire('gather', '2026-11-25T03:00:00.000Z');
  expect((await mails()).map(({ subject }) => subject)).toHaveLength(2);
  expect((await mails()).at(-1)?.text).toContain('/office/');
  await system.pause('notify');
});

let behindEdge: Host;
let lacks: Lacks;
beforeAll(async () => {
  behindEdge = await startHost({ stage: 'prod', now: '2026-11-25T02:00:00.000Z', withoutOffices: true });
});
afterAll(() => behindEdge.stop());

test('each role may make all calls of its own commands, and not all of any other’s', async () => {
  lacks = await lacksOf({ system, behindEdge, directory, staying: person, going });
  for (const { name, roles: own } of commands)
    for (const role of roles)
      expect({ name, role, lacks: lacks[name]?.[role], may: lacks[name]?.[role].length === 0 }).toMatchObject(
        {
          ...{ name, role, may: own.includes(role) },
        },
      );
});

test.each(['access-export', 'break-glass'])(
  'the operator cannot run %s because nothing opens for it',
  (name) => {
    expect(lacks[name]?.operator).toContain('kms:Decrypt');
  },
);

test('the origin secret is changed in two steps, and neither is done twice', async () => {
  const change = (step: string) => admin(`rotate-origin-secret${step} --endpoint ${behindEdge.url}`);
  expect(await change('')).toMatchObject({ code: 1, err: expect.stringContaining('A change is under way') });
  expect((await change(' --retire --dry-run')).out).toBe('Would store: the new value alone.\n');
  expect((await change(' --retire')).code).toBe(0);
  expect(await change(' --retire')).toMatchObject({
    code: 1,
    err: expect.stringContaining('nothing to retire'),
  });
});

test('the table of roles and commands in the documents is the computed one', async () => {
  await expect(roleTable(lacks)).toMatchFileSnapshot('../../docs/roles.md');
});
