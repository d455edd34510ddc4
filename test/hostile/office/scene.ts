import { pages } from '../../../functions/pages/pages.ts';
import { catalog } from '../../../shared/catalog/current.ts';
import type { HttpRequest } from '../../../shared/http/request.ts';
import type { HttpResponse } from '../../../shared/http/response.ts';
import type { MemoryTable } from '../../../shared/storage/memory-table.ts';
import type { Item, Table } from '../../../shared/storage/table.ts';
import { finderOf, markedPerson } from '../../support/marked-people.ts';
import { give, type ListedNeed, needsOf, type SignedIn, signInAs } from '../../support/office-browser.ts';
import { answerTo } from '../../support/requests.ts';
import { startSystem } from '../../support/system.ts';

const programs = ['padat-karya', 'padat-karya', 'pelatihan-kerja', 'tki-bermasalah'];
const guestOffice = catalog.program('padat-karya').support[0] ?? '';

export type Scene = Awaited<ReturnType<typeof openScene>>;

/** People with plain needs and one in trouble; an official of every kind has signed in. */
export async function openScene(seenAs: (table: MemoryTable) => Table = (table) => table) {
  const system = await startSystem({ seenAs });
  const people = new Map(programs.map((program, at) => [at + 1, markedPerson(at + 1, program)]));
  const receipts: string[] = [];
  for (const body of people.values())
    receipts.push((JSON.parse((await system.enroll(body)).body) as { receipt: string }).receipt);
  await system.pump();
  const signIn = (office: string): Promise<SignedIn> => signInAs(system, catalog.office(office).mailbox);
  const owner = await signIn('disnaker@32.12');
  const [shared, ...plain] = (await needsOf(owner)) as [ListedNeed, ...ListedNeed[]];
  await give(owner, shared, { action: 'share', with: guestOffice });
  await system.pump();
  return {
    ...{ system, owner, receipts, shared, plain, personsIn: finderOf(people) },
    guest: await signIn(guestOffice),
    stranger: await signIn('disnaker@32.09'),
    inTrouble: await signIn('kemlu'),
    desk: await signIn('desk'),
    /** All that stands in the table, but for what every try and every look leaves there. */
    stored: (): string => JSON.stringify(system.store.everything().filter(isNoTrace)),
    status: (asked: HttpRequest): Promise<HttpResponse> =>
      answerTo(asked, (event) => pages(event, system.deps)),
  };
}

const isNoTrace = ({ pk, kind }: Item): boolean => !pk.startsWith('A#') && kind !== 'view';
