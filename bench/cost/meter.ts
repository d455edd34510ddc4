import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { itemSize } from '../../local/emulators/dynalite.ts';
import type { Host } from '../../local/host.ts';
import { type Index, type StoredItem, viewOf, writeUnits } from './write-units.ts';

/** What was used from the beginning until now; differences of two say what a phase used. */
export type Usage = {
  /** `enroll dynamodb:PutItem`, `gather sqs:SendMessage` … */
  readonly calls: Counts;
  /** Changes of the table: without those, a write was refused. */
  readonly changes: number;
  /** By the kind of item, then the table or the index: `S table`, `P byWeek`. */
  readonly writeUnits: Counts;
  readonly bytes: Bytes;
  readonly invocations: Counts;
  readonly cpuMs: Counts;
  readonly logBytes: number;
  readonly mails: number;
};
export type Counts = Readonly<Record<string, number>>;
/** Of what stays for longer than some days. */
export type Bytes = {
  /** As storage is billed: with the indexes, and what DynamoDB adds to each entry. */
  readonly stored: number;
  /** As a backup is billed: without the indexes. */
  readonly backedUp: number;
  /** What a Monday reads of it. */
  readonly ofWeeks: number;
};

/**
 * Reads a running host as AWS's meters would: write units, calls, invocations, CPU of its processes, log lines. `origin`:
 * the site's address in the configuration, whose length counts in place of this machine's.
 */
export function openMeter(host: Host, logDirectory: string, origin: string): () => Usage {
  const table = tableWithIndexes(host);
  const images = new Map<string, StoredItem>();
  const units: Record<string, number> = {};
  let changes = 0;
  let bytes = noBytes;
  host.running.emulators.dynamodb.onRecord((name, { eventName, dynamodb }) => {
    if (name !== table.name) return;
    const key = JSON.stringify(dynamodb.Keys);
    const before = images.get(key);
    const after = eventName === 'REMOVE' ? undefined : deployed(dynamodb.NewImage, host.url, origin);
    changes += 1;
    for (const [index, used] of writeUnits(before, after, table.indexes, itemSize)) {
      const name = `${kindOf(dynamodb.Keys)} ${index || 'table'}`;
      units[name] = (units[name] ?? 0) + used;
    }
    bytes = changedBy(bytes, table.sizeOf(before), table.sizeOf(after));
    if (after) images.set(key, after);
    else images.delete(key);
  });
  return () => ({
    calls: sumBy(
      host.running.access.calls(),
      (one) => `${one.function} ${one.action}`,
      ({ times }) => times,
    ),
    ...{ changes, bytes, writeUnits: { ...units } },
    invocations: sumBy(
      functionsOf(host),
      ({ name }) => name,
      ({ finished }) => finished,
    ),
    cpuMs: cpuOfFunctions(),
    logBytes: sizeOfFiles(logDirectory),
    mails: host.mails().length,
  });
}

/** A submission holds its answer, which names the site. */
function deployed(item: StoredItem | undefined, here: string, origin: string): StoredItem | undefined {
  const answer = item?.['answer']?.['S'];
  return typeof answer === 'string' ? { ...item, answer: { S: answer.replace(here, origin) } } : item;
}

/** The first letter of its partition, as docs/architecture.md lists them; of what shares a partition, of its own key. */
const kindOf = ({ pk, sk }: StoredItem): string =>
  String((pk?.['S'] === undefined || String(pk['S']).startsWith('P#') ? sk : pk)?.['S']).replace(/#.*/s, '');

const functionsOf = (host: Host) =>
  (host.describe() as { readonly functions: readonly { readonly name: string; readonly finished: number }[] })
    .functions;

type Properties = {
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly KeySchema: readonly { readonly AttributeName: string }[];
    readonly Projection: { readonly NonKeyAttributes?: readonly string[] };
  }[];
};

function tableWithIndexes(host: Host) {
  const tables = host.running.resources.of('AWS::DynamoDB::GlobalTable');
  const { name, raw } = tables.find((one) => one.name === host.table.name) ?? { name: '', raw: {} };
  const indexes: Index[] = ((raw as Properties).GlobalSecondaryIndexes ?? []).map((one) => ({
    name: one.IndexName,
    keys: ['pk', 'sk', ...one.KeySchema.map(({ AttributeName }) => AttributeName)],
    projected: one.Projection.NonKeyAttributes ?? [],
  }));
  const sizeOf = (item: StoredItem | undefined): Bytes =>
    item && staysFor(host, item) >= fewDays ? bytesOf(item, indexes) : noBytes;
  return { name, indexes, sizeOf };
}

/**
 * Of an item, and of an index's entry of it.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.StorageConsiderations
 */
const addedBytes = 100;

function bytesOf(item: StoredItem, indexes: readonly Index[]): Bytes {
  const entries = indexes.flatMap((index) => {
    const entry = viewOf(item, index);
    return entry ? [{ index: index.name, size: itemSize(entry) }] : [];
  });
  const backedUp = itemSize(item) + addedBytes;
  return {
    stored: entries.reduce((sum, { size }) => sum + size + addedBytes, backedUp),
    backedUp,
    ofWeeks: entries.find(({ index }) => index === 'byWeek')?.size ?? 0,
  };
}

const noBytes: Bytes = { stored: 0, backedUp: 0, ofWeeks: 0 };

const changedBy = (sum: Bytes, old: Bytes, next: Bytes): Bytes => ({
  stored: sum.stored + next.stored - old.stored,
  backedUp: sum.backedUp + next.backedUp - old.backedUp,
  ofWeeks: sum.ofWeeks + next.ofWeeks - old.ofWeeks,
});

const fewDays = 8 * 24 * 3600;

/** Seconds until the table's time to live ends it. */
const staysFor = (host: Host, item: StoredItem | undefined): number =>
  Number(item?.['expiresAt']?.['N'] ?? Number.POSITIVE_INFINITY) - host.now().getTime() / 1000;

/** Milliseconds of CPU that each function's processes have used: Linux counts them in hundredths of a second. */
function cpuOfFunctions(): Counts {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readChild);
  return sumBy(
    children,
    ({ name }) => name,
    ({ ms }) => ms,
  );
}

function readChild(pid: string): { readonly name: string; readonly ms: number }[] {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [, parent, ...rest] = fields.split(' ');
    const name = /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=([^\0]+)/.exec(
      readFileSync(`/proc/${pid}/environ`, 'utf8'),
    )?.[1];
    // Fields 14 and 15 of `man 5 proc`: user and system time.
    return name && Number(parent) === process.pid
      ? [{ name, ms: 10 * (Number(rest[9]) + Number(rest[10])) }]
      : [];
  } catch {
    return [];
  }
}

const sizeOfFiles = (directory: string): number =>
  readdirSync(directory).reduce((sum, file) => sum + statSync(join(directory, file)).size, 0);

function sumBy<T>(all: readonly T[], name: (one: T) => string, amount: (one: T) => number): Counts {
  const sums: Record<string, number> = {};
  for (const one of all) sums[name(one)] = (sums[name(one)] ?? 0) + amount(one);
  return sums;
}

/** What was used between two readings. */
export function usedBetween(before: Usage, after: Usage): Usage {
  const less = (next: Counts, old: Counts): Counts =>
    Object.fromEntries(Object.entries(next).map(([name, value]) => [name, value - (old[name] ?? 0)]));
  return {
    calls: less(after.calls, before.calls),
    writeUnits: less(after.writeUnits, before.writeUnits),
    invocations: less(after.invocations, before.invocations),
    cpuMs: less(after.cpuMs, before.cpuMs),
    changes: after.changes - before.changes,
    bytes: changedBy(noBytes, before.bytes, after.bytes),
    logBytes: after.logBytes - before.logBytes,
    mails: after.mails - before.mails,
  };
}

/** Divided by how many it was for. */
export function partOf(usage: Usage, count: number): Usage {
  const part = (counts: Counts): Counts =>
    Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, value / count]));
  return {
    calls: part(usage.calls),
    writeUnits: part(usage.writeUnits),
    invocations: part(usage.invocations),
    cpuMs: part(usage.cpuMs),
    changes: usage.changes / count,
    bytes: {
      stored: usage.bytes.stored / count,
      backedUp: usage.bytes.backedUp / count,
      ofWeeks: usage.bytes.ofWeeks / count,
    },
    logBytes: usage.logBytes / count,
    mails: usage.mails / count,
  };
}
