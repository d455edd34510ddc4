import type { Catalog } from '../../../shared/catalog/types.ts';
import { memoryQueueDepth } from '../../../shared/messaging/queue-depth.ts';
import type { MemoryDataKeys } from '../../../shared/sealing/memory-data-keys.ts';
import { Sealer } from '../../../shared/sealing/sealer.ts';
import type { MemoryTable } from '../../../shared/storage/memory-table.ts';
import { OpenDistricts } from '../../../shared/storage/open-districts.ts';
import type { CapturedReport } from '../../support/reports.ts';
import { testCanarySecret, testDigests, testTokens } from '../../support/system.ts';
import type { Agenda } from './agenda.ts';
import { type LaggingIndex, withLag } from './lagging-index.ts';
import type { Ports } from './ports.ts';
import type { Post } from './post.ts';
import type { FaultQueue } from './queue.ts';

/** What stands behind the ports, and lives on when a process ends. */
export type Services = {
  readonly agenda: Agenda;
  readonly ports: Ports;
  readonly store: MemoryTable;
  readonly erasures: MemoryTable;
  readonly index: LaggingIndex;
  readonly queue: FaultQueue;
  readonly post: Post;
  readonly keys: MemoryDataKeys;
  readonly catalog: Catalog;
  readonly report: CapturedReport;
  /** What Lambda gave up. */
  readonly givenUp: readonly string[];
  readonly holdAfter: { readonly source: number; readonly phone: number };
};

export type Deps = ReturnType<typeof openDeps>;

/** The collaborators of a fresh process: nothing is remembered in it. */
export function openDeps(services: Services) {
  const { agenda, ports, store, index, queue, post, keys, catalog, report, givenUp, holdAfter } = services;
  const table = ports.table(withLag(store, index));
  const dataKeys = ports.dataKeys(keys);
  const erasures = ports.table(services.erasures);
  return {
    ...{ table, erasures, catalog, dataKeys, report, holdAfter, crowdAfter: holdAfter.source },
    queue: ports.queue(queue),
    putAside: ports.putAside(queue.putAside),
    deadLetters: ports.depth(memoryQueueDepth(queue.dead)),
    deadWork: ports.depth(memoryQueueDepth(givenUp)),
    mailer: ports.mailer(post),
    sealer: new Sealer(dataKeys, () => agenda.now),
    openDistricts: new OpenDistricts(table, () => agenda.now),
    canarySecret: ports.secret(testCanarySecret),
    digests: ports.secret(testDigests),
    tokens: ports.secret(testTokens),
    ...{ origin: 'https://layanan.example', hotline: '1500000', version: '1.2.3' },
    urgentHotlines: [{ name: 'SAPA', number: '129' }],
    configurationSet: 'letters',
    sender: 'Layanan TKI <surat@layanan.example>',
    ...{ readers: [], readerIds: [], deskMailbox: 'desk@layanan.example' },
    rhythmHours: 3,
    remainingMs: () => 15_000,
    now: () => agenda.clock.now,
    pause: async () => undefined,
  };
}
