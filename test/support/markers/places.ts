import { inflateRawSync } from 'node:zlib';
import { scanTable } from '../../../local/scan-table.ts';
import { headerOf, type Reply } from '../http-client.ts';
import { filesUnder, type Source, textSource } from '../leak-scan.ts';
import type { LocalHost } from '../local-host.ts';
import { opened } from '../opened.ts';
import type { Heard, Witness } from './witness.ts';

/** Kinds of places at which somebody's data could come to stand, with all that stands there. */
export type Places = Readonly<Record<string, readonly Source[]>>;

export type Gathered = {
  readonly world: Witness;
  readonly queued: readonly string[];
  readonly aside: readonly unknown[];
  /** Where the host keeps its data. */
  readonly directory: string;
  /** What the host said on its own console. */
  readonly console: readonly string[];
};

/** Everything that the running system has said, stored or sent, but for what only its reader saw. */
export async function placesOf(
  system: LocalHost,
  { world, queued, aside, directory, console }: Gathered,
): Promise<Places> {
  const logs = await system.logs();
  const mails = await system.mails();
  const strangers = world.heard.filter(({ entitled }) => !entitled);
  const text = (name: string, values: readonly unknown[]): Source[] =>
    values.map((value) => textSource(name, typeof value === 'string' ? value : plainText(value)));
  return {
    'logs of functions': text('log', logs),
    metrics: text(
      'metric',
      logs.filter((line) => line.includes('_aws')),
    ),
    'console of the host': text('console', console),
    'queued messages': text('message', queued),
    'messages put aside': text('put aside', aside),
    'changes of the table': text('change', world.changes),
    'items of the table': text('item', (await scanTable(system.host())).map(opened)),
    'events of mails, with tags': text('event', world.mailEvents),
    emails: text(
      'mail',
      mails.flatMap(({ raw, ...mail }) => [raw ?? '', mail]),
    ),
    'answers to whom they do not concern': strangers.flatMap(({ path, reply }) => bodiesOf(path, reply)),
    'bodies of errors': text(
      'error',
      world.heard.filter(isProblem).map(({ reply }) => reply.text),
    ),
    'addresses and links': text(
      'address',
      world.heard.flatMap(({ reply }) => addressesIn(reply)),
    ),
    'names of files and headers': text(
      'header',
      world.heard.map(({ reply }) => headersOf(reply)),
    ),
    ...filesIn(directory),
  };
}

const isProblem = ({ reply }: Heard): boolean =>
  reply.status >= 400 && (headerOf(reply, 'content-type') ?? '').includes('problem+json');

/** Bytes of an item as base64, in which the search sees what stands in clear. */
const plainText = (value: unknown): string =>
  JSON.stringify(value, (_name, part) =>
    part instanceof Uint8Array ? Buffer.from(part).toString('base64') : part,
  );

const headersOf = ({ headers }: Reply): string =>
  headers
    .filter(([name]) => name.toLowerCase() !== 'content-length')
    .map((pair) => pair.join(': '))
    .join('\n');

function addressesIn(reply: Reply): string[] {
  const links = [...reply.text.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, link = '']) => link);
  return [headerOf(reply, 'location') ?? '', ...links];
}

/** A spreadsheet is a ZIP archive: its parts. */
function bodiesOf(path: string, { bytes }: Reply): Source[] {
  const parts = bytes.toString('latin1', 0, 2) === 'PK' ? unzip(bytes) : [bytes];
  return parts.map((body) => ({ where: path, bytes: body }));
}

function unzip(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  const signature = Buffer.from('PK\u0001\u0002', 'latin1');
  for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 4)) {
    const size = bytes.readUInt32LE(at + 20);
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + size);
    parts.push(bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed);
  }
  return parts;
}

const filesIn = (directory: string): Places => {
  const files = filesUnder(directory);
  const inside = (name: string) => files.filter(({ where }) => where.startsWith(`${directory}/${name}/`));
  return {
    'file of the table': inside('dynamodb'),
    'files of the queues': inside('sqs'),
    'files of logs': inside('logs'),
  };
};
