import { dispatch } from '../../functions/dispatch/dispatch.ts';
import { enroll } from '../../functions/enroll/enroll.ts';
import { notify } from '../../functions/notify/notify.ts';
import { reconcile } from '../../functions/reconcile/reconcile.ts';
import { catalog } from '../../shared/catalog/current.ts';
import type { Catalog } from '../../shared/catalog/types.ts';
import type { HttpResponse } from '../../shared/http/response.ts';
import { Digests } from '../../shared/identity/digests.ts';
import { LinkTokens } from '../../shared/identity/link-tokens.ts';
import type { Reader } from '../../shared/letter/readers.ts';
import { MemoryLetterQueue } from '../../shared/messaging/memory-letter-queue.ts';
import { MemoryMailer } from '../../shared/messaging/memory-mailer.ts';
import { memoryPutAside } from '../../shared/messaging/put-aside.ts';
import { memoryQueueDepth } from '../../shared/messaging/queue-depth.ts';
import { MemoryDataKeys } from '../../shared/sealing/memory-data-keys.ts';
import { Sealer } from '../../shared/sealing/sealer.ts';
import { MemoryTable } from '../../shared/storage/memory-table.ts';
import { OpenDistricts } from '../../shared/storage/open-districts.ts';
import type { Item, Table } from '../../shared/storage/table.ts';
import { type DirectoryChanges, fillDirectory } from './directory.ts';
import { queueRecord } from './queue-events.ts';
import { captureReport } from './reports.ts';
import { answerTo, postJson, someMoment } from './requests.ts';
import { streamEvent } from './stream-events.ts';

export const testDigests = new Digests('a pepper that only tests know, long enough');
export const testCanarySecret = 'a canary secret that only tests know, long enough';
export const testTokens = new LinkTokens('a link secret that only tests know, long enough');

type Options = {
  readonly catalog?: Catalog;
  /** What the functions see of the table: a wrapper may fail, count or lag. */
  readonly seenAs?: (table: MemoryTable) => Table;
  readonly directory?: DirectoryChanges;
  readonly readers?: readonly Reader[];
  readonly holdAfter?: { readonly source: number; readonly phone: number };
};

const nothingIsHeld = { source: 1000, phone: 1000 };

export type TestSystem = Awaited<ReturnType<typeof startSystem>>;

/** All functions in one process on doubles: every office has a verified mailbox, time stands until it is set. */
export async function startSystem(options: Options = {}) {
  const { catalog: own = catalog, seenAs, directory, holdAfter = nothingIsHeld, readers = [] } = options;
  const stream = new MemoryStream();
  const store = new MemoryTable(
    (image) => stream.hear(image),
    () => clock.now.getTime(),
  );
  await fillDirectory(store, own, directory);
  const clock = { now: someMoment };
  const dataKeys = new MemoryDataKeys();
  const [deadLetters, deadWork]: [unknown[], unknown[]] = [[], []];
  const table = seenAs ? seenAs(store) : store;
  const deps = {
    erasures: new MemoryTable(),
    ...{ table, catalog: own, dataKeys, queue: new MemoryLetterQueue(), mailer: new MemoryMailer() },
    putAside: memoryPutAside(deadLetters),
    sealer: new Sealer(dataKeys, () => clock.now.getTime()),
    openDistricts: new OpenDistricts(store, () => clock.now.getTime()),
    canarySecret: async () => testCanarySecret,
    digests: async () => testDigests,
    tokens: async () => testTokens,
    ...{ origin: 'https://layanan.example', hotline: '1500000', version: '1.2.3' },
    urgentHotlines: [{ name: 'SAPA', number: '129' }],
    configurationSet: 'letters',
    sender: 'Layanan TKI <surat@layanan.example>',
    ...{ readers, readerIds: readers.map(({ id }) => id), deskMailbox: 'desk@layanan.example' },
    ...{ rhythmHours: 3, holdAfter, crowdAfter: nothingIsHeld.source },
    remainingMs: () => 15_000,
    now: () => clock.now,
    report: captureReport(),
    ...{ deadLetters: memoryQueueDepth(deadLetters), deadWork: memoryQueueDepth(deadWork) },
  };
  const enrollBody = (body: unknown, more: Parameters<typeof postJson>[2] = {}): Promise<HttpResponse> =>
    answerTo(postJson('/enrollments', body, { at: clock.now, ...more }), (asked) => enroll(asked, deps));
  return {
    ...{ store, stream, clock, deps, enroll: enrollBody, deadLetters, deadWork },
    /** Hands everything that changed to `dispatch`, until nothing follows any more. */
    pump: async (): Promise<void> => {
      for (let images = stream.take(); images.length > 0; images = stream.take()) {
        const { batchItemFailures } = await dispatch(streamEvent(images), deps);
        if (batchItemFailures.length > 0) throw new Error(deps.report.lines.join('\n'));
      }
    },
    /** The daily look, as the schedule calls it at the clock's time. */
    reconcile: () => reconcile({ scheduledAt: clock.now.toISOString() }, deps),
    /** Hands everything that is queued to `notify`. */
    deliver: () => {
      const bodies = deps.queue.sent.splice(0).map(({ message }) => JSON.stringify(message));
      return notify({ Records: bodies.map((body, at) => queueRecord(body, `m${at + 1}`, clock.now)) }, deps);
    },
  };
}

/** Keeps what the stream's filter lets through: new submissions, requests with a receipt, and answers to referrals and checks. */
class MemoryStream {
  private readonly waiting: Item[] = [];
  private readonly seen = new Set<string>();

  hear(image: Item): void {
    const name = `${image.pk} ${image.sk}`;
    const isNew = !this.seen.has(name);
    this.seen.add(name);
    const isAnswer = ['referral', 'check'].includes(String(image['kind'])) && 'answerNumber' in image;
    const isRequest = image['kind'] === 'submission' && 'requestNumber' in image;
    if (isNew ? image.pk.startsWith('S#') || image['kind'] === 'canary' : isAnswer || isRequest)
      this.waiting.push(image);
  }

  take(): Item[] {
    return this.waiting.splice(0);
  }
}
