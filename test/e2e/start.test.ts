import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { synthesize } from '../../local/assembly/synthesize.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { freePort } from '../support/free-port.ts';
import { type Reply, send, sendJson } from '../support/http-client.ts';
import { inGroup, isListening } from '../support/leftovers.ts';
import type { Described } from '../support/local-host.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'start-'));
let assembly = '';

beforeAll(async () => {
  assembly = await synthesize(root);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

/** A copy of the assembly whose service template was changed. */
function changedAssembly(name: string, change: (resources: Resources) => void): string {
  const directory = join(place, name);
  cpSync(assembly, directory, { recursive: true });
  const file = join(directory, 'Service.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as { Resources: Resources };
  change(template.Resources);
  writeFileSync(file, JSON.stringify(template));
  return directory;
}

type Started = { readonly child: ChildProcess; readonly group: number; readonly output: () => string };

/** `npm start` without npm, in a process group of its own. */
function start(...options: readonly string[]): Started {
  const data = ['--data', mkdtempSync(join(place, 'data-'))];
  const child = spawn(process.execPath, ['local/main.ts', '--empty', ...data, ...options], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { child, group: child.pid ?? 0, output: () => Buffer.concat(chunks).toString() };
}

const ended = ({ child }: Started): Promise<number | null> =>
  new Promise((done) => child.once('close', (code) => done(code)));

async function waitFor(started: Started, words: string): Promise<void> {
  while (!started.output().includes(words)) {
    if (started.child.exitCode !== null) throw new Error(`Ended before "${words}": ${started.output()}`);
    await new Promise((done) => started.child.stdout?.once('data', done));
  }
}

test('the assembly as it was synthesized starts and stops', async () => {
  const started = start('--exit', '--assembly', assembly);
  expect([await ended(started), await inGroup(started.group)]).toEqual([0, []]);
});

test.each([
  {
    what: 'a resource type that nobody knows here',
    change: (resources: Resources) => {
      resources['Stranger'] = { Type: 'AWS::Foo::Bar', Properties: {} };
    },
    says: 'Resource Stranger of type AWS::Foo::Bar: local/ does not know this type',
  },
  {
    what: 'a reference to something that is not there',
    change: (resources: Resources) => {
      const [id = '', route] =
        Object.entries(resources).find(([, { Type }]) => Type.endsWith('::Route')) ?? [];
      resources[id] = {
        Type: route?.Type ?? '',
        Properties: { ...route?.Properties, Target: { Ref: 'Nowhere' } },
      };
    },
    says: 'Nowhere',
  },
  {
    what: 'an attribute that nobody knows here',
    change: (resources: Resources) => {
      const rule = Object.values(resources).find(({ Type }) => Type === 'AWS::Events::Rule');
      if (rule) rule.Properties['Targets'] = [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Nowhere', 'Arn'] } }];
    },
    says: 'Nowhere',
  },
])('$what stops the start by name, and leaves nothing behind', async ({ what, change, says }) => {
  const port = await freePort();
  const started = start(
    '--port',
    String(port),
    '--assembly',
    changedAssembly(what.replaceAll(' ', '-'), change),
  );
  expect(await ended(started)).toBe(1);
  expect(started.output()).toContain(says);
  expect(await inGroup(started.group)).toEqual([]);
  expect(await isListening(`http://127.0.0.1:${port}`)).toBe(false);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s stops the running system, and leaves nothing behind',
  async (signal) => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const started = start('--port', String(port), '--assembly', assembly);
    const end = ended(started);
    await waitFor(started, 'Ctrl-C');
    expect((await send(`${url}/health`)).status).toBe(200);
    const { endpoints } = JSON.parse((await send(`${url}/_local`)).text) as Described;
    expect((await inGroup(started.group)).length).toBeGreaterThan(2);
    // As a terminal does: to the whole group; while a page is being made.
    const cut = send(`${url}/`).catch(() => undefined);
    process.kill(-started.group, signal);
    await cut;
    expect(await end, started.output().slice(-2000)).toBe(0);
    expect(await inGroup(started.group)).toEqual([]);
    const addresses = [url, ...Object.values(endpoints)];
    expect(await Promise.all(addresses.map(isListening))).toEqual(addresses.map(() => false));
  },
);

test('what was stored with --data is there when the system starts again', async () => {
  const data = mkdtempSync(join(place, 'kept-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const body = enrollmentFor(1);
  const during = async (act: () => Promise<Reply>): Promise<Reply> => {
    const started = start('--port', String(port), '--assembly', assembly, '--data', data);
    const end = ended(started);
    await waitFor(started, 'Ctrl-C');
    const reply = await act();
    await sendJson(`${url}/_local/settle`, {});
    process.kill(started.group, 'SIGTERM');
    expect(await end).toBe(0);
    return reply;
  };
  const first = await during(() => sendJson(`${url}/enrollments`, body));
  const again = await during(() => sendJson(`${url}/enrollments`, body));
  expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
  const { receipt } = JSON.parse(first.text);
  const status = await during(() => sendJson(`${url}/status`, { receipt }));
  expect(JSON.parse(status.text).choices).toHaveLength(body.choices.length);
});
