import { speak } from '../../support/raw-socket.ts';
import { type Fresh, jsonHeaders } from '../harness/attempt.ts';
import type { HostileClass, Outcome } from '../harness/hostile-class.ts';
import type { Target } from '../harness/target.ts';

type Probe = {
  readonly what: string;
  readonly bytes: string | Buffer;
  readonly halfClose?: true;
  /** What is answered; nothing said: each answer is a refusal. */
  readonly statuses?: readonly number[];
};

const line = 'POST /enrollments HTTP/1.1\r\nhost: x\r\n';
const typed = jsonHeaders.map(([name, value]) => `${name}: ${value}\r\n`).join('');
const head = (...headers: string[]): string =>
  `${line}${typed}${headers.map((one) => `${one}\r\n`).join('')}\r\n`;
const lengthOf = (body: string): string => `content-length: ${Buffer.byteLength(body)}`;
const chunked = (body: string): string => `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n`;

const last = 'connection: close';
const smuggled = 'GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n';

/** Two readers could see two lengths: each of them is one header block before a body with a second request inside. */
const twoLengths = [
  ['content-length: 5', 'transfer-encoding: chunked'],
  ['transfer-encoding: chunked', 'content-length: 5'],
  ['transfer-encoding: xchunked'],
  ['transfer-encoding: chunked, identity'],
  ['transfer-encoding: chunked', 'transfer-encoding: identity'],
  ['transfer-encoding : chunked'],
  ['transfer-encoding: \u000bchunked'],
  ['content-length: 5', 'content-length: 6'],
  ['content-length: 5, 5'],
  ['content-length: +5'],
  ['content-length: -5'],
  ['content-length: 0x5'],
  ['content-length: 5 5'],
];

const brokenHeads: Readonly<Record<string, string | Buffer>> = {
  'no host': 'GET /health HTTP/1.1\r\n\r\n',
  'a NUL in a header': head('x-a: b\0c'),
  'a lone CR in a header': head('x-a: b\rcontent-length: 0'),
  'a space in a name': head('x a: b'),
  'a chunk of no size': `${head('transfer-encoding: chunked')}x\r\n`,
  'a chunk beyond all sizes': `${head('transfer-encoding: chunked')}FFFFFFFFFFFFFFFFF\r\nx`,
  'HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'the greeting of TLS': Buffer.from('16030100c8010000c40303', 'hex'),
  'no HTTP': `${'\xff\xfe'.repeat(50)}\r\n\r\n`,
};

function probesOf(fresh: Fresh): readonly Probe[] {
  const body = JSON.stringify(fresh());
  const whole = (text: string, ...more: string[]) => head(lengthOf(text), ...more) + text;
  const next = JSON.stringify(fresh());
  return [
    { what: 'two requests at once', bytes: whole(body) + whole(next, last), statuses: [201, 201] },
    {
      what: 'a body in chunks',
      bytes: head('transfer-encoding: chunked', last) + chunked(body),
      statuses: [201],
    },
    { what: 'a body that breaks off', bytes: head(lengthOf(body)) + body.slice(0, 40), halfClose: true },
    {
      what: 'chunks that break off',
      bytes: `${head('transfer-encoding: chunked')}fff\r\n{`,
      halfClose: true,
    },
    { what: 'headers that break off', bytes: line + typed, halfClose: true },
    ...twoLengths.map((headers) => ({
      what: headers.join(' + '),
      bytes: `${head(...headers)}0\r\n\r\n${smuggled}`,
    })),
    ...Object.entries(brokenHeads).map(([what, bytes]) => ({ what, bytes })),
  ];
}

/** Says it again for as long as the gateway lets too few through a second to hear it. */
async function patiently(origin: string, probe: Probe): ReturnType<typeof speak> {
  const said = await speak(origin, probe.bytes, { halfClose: probe.halfClose });
  if (!said.statuses.includes(429)) return said;
  await new Promise((done) => setTimeout(done, 50));
  return patiently(origin, probe);
}

async function faultsAt(origin: string, probe: Probe): Promise<string[]> {
  const { what, statuses } = probe;
  const said = await patiently(origin, probe);
  if (!said.closed) return [`${what}: the connection stays open`];
  const asExpected = statuses
    ? statuses.join() === said.statuses.join()
    : said.statuses.length <= 1 && said.statuses.every((status) => status >= 400 && status < 500);
  const { status } = await fetch(`${origin}/health`);
  const dead = status >= 500 ? [`${what}: and then it is ill`] : [];
  return asExpected ? dead : [`${what}: ${said.statuses.join(', ') || 'no answer'}`, ...dead];
}

async function play(target: Target, fresh: Fresh): Promise<Outcome> {
  const { origin } = target;
  if (origin === undefined) return { tries: 0, faults: [] };
  const probes = probesOf(fresh);
  const faults = (await Promise.all(probes.map((probe) => faultsAt(origin, probe)))).flat();
  const { length } = await target.takeKept();
  return {
    tries: probes.length,
    faults: [...faults, ...(length === 2 ? [] : [`2 accepted: ${length} kept`])],
  };
}

/** What no client says, but somebody with a socket can. */
export const wireClass: HostileClass = {
  id: 'B83',
  words: 'requests that break off, come at once, or hide another one behind two lengths',
  remark:
    'On AWS the gateway ends them; here the local host. Slow bodies: `test/contract/local/http.test.ts`.',
  fixed: () => [],
  play,
};
