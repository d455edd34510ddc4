import type { BatchResponse } from '../../../shared/batch/process-batch.ts';
import type { Catalog } from '../../../shared/catalog/types.ts';
import { MemoryDataKeys } from '../../../shared/sealing/memory-data-keys.ts';
import { MemoryTable } from '../../../shared/storage/memory-table.ts';
import type { Item } from '../../../shared/storage/table.ts';
import { type DirectoryChanges, fillDirectory } from '../../support/directory.ts';
import { captureReport } from '../../support/reports.ts';
import { someMoment } from '../../support/requests.ts';
import { tinyCatalog } from '../../support/tiny-catalog.ts';
import { Agenda } from './agenda.ts';
import { type Design, ours } from './design.ts';
import type { LaggingIndex } from './lagging-index.ts';
import type { Mode } from './modes.ts';
import { type Deps, openDeps, type Services } from './open-deps.ts';
import { Ports, type Run } from './ports.ts';
import { type MailEvent, mailEvent, Post } from './post.ts';
import { FaultQueue } from './queue.ts';
import { FaultStream } from './stream.ts';

export type Options = {
  readonly design?: Design;
  readonly catalog?: Catalog;
  readonly directory?: DirectoryChanges;
  readonly holdAfter?: { readonly source: number; readonly phone: number };
  readonly faults?: Iterable<readonly [call: number, mode: Mode]>;
  readonly mistake?: Mistake;
};

/** Something done wrong: between the handlers and their ports, or in how they are wired to their sources. */
export type Mistake = {
  readonly spoil?: (deps: Deps, store: MemoryTable) => Deps;
  /** What an event source is told of the records that failed. */
  readonly answer?: (response: BatchResponse) => BatchResponse;
  /** What a schedule hands over. */
  readonly scheduledAt?: (nominal: Date, now: Date) => Date;
  /** Functions that are never called by their schedule. */
  readonly never?: readonly string[];
};

/** Lambda tries an asynchronous call twice more, a minute and two minutes later. */
const retrySeconds = [60, 120];

export type Cloud = Awaited<ReturnType<typeof openCloud>>;

/** The whole system as AWS would drive it, at simulated time, with every call to the outside numbered. */
export async function openCloud(options: Options = {}) {
  const { design = ours, catalog = tinyCatalog, mistake = {}, holdAfter } = options;
  const agenda = new Agenda(someMoment);
  const ports = new Ports();
  const report = captureReport();
  const history: Item[] = [];
  const givenUp: string[] = [];
  const store = new MemoryTable((image) => {
    history.push(image);
    stream.hear(image);
  });
  const stream = new FaultStream(agenda, (event) =>
    batch('dispatch', (deps) => design.dispatch(event, deps)),
  );
  const queue = new FaultQueue(agenda, (record) =>
    batch('notify', (deps) => design.notify({ Records: [record] }, deps)),
  );
  const tell = (event: MailEvent, seconds = 0) =>
    agenda.later(seconds, () =>
      invoke('feedback', (deps) => design.feedback(mailEvent(event, agenda.clock.now), deps)),
    );
  const post = new Post(tell);
  const index: LaggingIndex = { hides: () => false };
  const services: Services = {
    ...{ agenda, ports, store, index, queue, post, catalog, report, givenUp },
    ...{ keys: new MemoryDataKeys(), erasures: new MemoryTable() },
    holdAfter: holdAfter ?? { source: 1000, phone: 1000 },
  };
  await fillDirectory(store, catalog, options.directory);
  const start = (): Deps => mistake.spoil?.(openDeps(services), store) ?? openDeps(services);
  let process = start();

  /** A killed process is followed by a fresh one. */
  async function call<T>(handler: string, work: (deps: Deps) => Promise<T>): Promise<Run<T>> {
    const run = await ports.run(handler, () => work(process));
    if (run.ended === 'killed') process = start();
    if (run.ended === 'failed') report.fail('invocation-failed', run.error);
    return run;
  }

  async function batch(
    handler: string,
    work: (deps: Deps) => Promise<BatchResponse>,
  ): Promise<Run<BatchResponse>> {
    const run = await call(handler, work);
    return run.ended === 'answered' && mistake.answer
      ? { ended: 'answered', answer: mistake.answer(run.answer) }
      : run;
  }

  async function invoke(handler: string, work: (deps: Deps) => Promise<unknown>, tries = 0): Promise<void> {
    const { ended } = await call(handler, work);
    const wait = retrySeconds[tries];
    if (ended === 'answered') return;
    if (wait === undefined) givenUp.push(handler);
    else agenda.later(wait, () => invoke(handler, work, tries + 1));
  }

  for (const [number, mode] of options.faults ?? []) ports.strike({ number }, mode);
  return {
    ...{ agenda, ports, report, history, givenUp, store, index, stream, queue, post, catalog, design },
    ...{ call, invoke, tell, erasures: services.erasures },
    /** A schedule fires at its time, or so many seconds late. */
    async fire(name: keyof Design['scheduled'], at: string, late = 0): Promise<void> {
      const nominal = new Date(at);
      await agenda.until(new Date(nominal.getTime() + late * 1000));
      if (mistake.never?.includes(name)) return;
      const scheduledAt = mistake.scheduledAt?.(nominal, agenda.clock.now) ?? nominal;
      await invoke(name, (deps) => design.scheduled[name]({ scheduledAt: scheduledAt.toISOString() }, deps));
    },
  };
}
