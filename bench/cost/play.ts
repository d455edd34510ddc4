import { setTimeout } from 'node:timers/promises';
import type { Host } from '../../local/host.ts';
import { type Need, Official } from '../../local/week/official.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { addWorkingDays } from '../../shared/calendar/working-days.ts';
import { catalog } from '../../shared/catalog/current.ts';
import { sideBySide } from '../../test/flood/phones.ts';
import { addressOf, openSource } from '../../test/flood/source.ts';
import { rest, tick } from '../../test/storm/pace.ts';
import { momentIn } from '../../test/support/mondays.ts';

const lanes = 4;
const [accepted, refused] = [201, 400];

/** Of a hundred people: who they are. One in a hundred is in trouble, and is told of at once. */
const groupOf = (order: number): string =>
  order % 100 === 0 ? 'bermasalah' : order % 5 === 1 ? 'calon' : order % 3 === 0 ? 'keluarga' : 'purna';

/** Three of ten people want two programs. */
const choicesOf = (order: number): number => (order % 10 < 3 ? 2 : 1);

function personOf(order: number, seed: number): EnrollmentBody {
  const stays = catalog.plans.find(({ country }) => country === 'refused')?.id;
  const wished = { targetGroup: groupOf(order), ...(groupOf(order) === 'calon' && stays && { plan: stays }) };
  for (let tries = 0; ; tries += 1) {
    const body = enrollmentFor(seed * 10_000_000 + order * 100 + tries + 1, wished);
    const choices = body.choices.slice(0, choicesOf(order));
    if (choices.some(isRestricted) === (wished.targetGroup === 'bermasalah')) return { ...body, choices };
  }
}

const isRestricted = ({ program }: EnrollmentBody['choices'][number]): boolean =>
  catalog.program(program).restricted;

/** Three people share an address, as behind a carrier. Whoever is told to wait does, as the form does. */
async function post({ url }: Host, number: number, body: object, expected: number): Promise<void> {
  const source = openSource(url, addressOf(Math.floor(number / 3)));
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      const { status } = await source.post('/enrollments', body);
      if (status === expected) return;
      if (status !== 429) throw new Error(`The form was answered ${status}, not ${expected}`);
      await setTimeout(500);
    }
    throw new Error('The gateway lets no form through');
  } finally {
    source.close();
  }
}

/** So many people apply, one after the other in four lanes. */
export async function apply(host: Host, seed: number, from: number, count: number): Promise<number> {
  await sideBySide(lanes, count, (number) =>
    post(host, from + number, personOf(from + number, seed), accepted),
  );
  await rest(host);
  return count;
}

/** What a phone sends that heard no answer: refused by the condition, answered alike. */
export const applyAgain = apply;

/** A card that no register could have issued. */
export async function refuse(host: Host, seed: number, count: number): Promise<number> {
  await sideBySide(lanes, count, (number) =>
    post(host, number, { ...personOf(number, seed), nik: '3212014502900000' }, refused),
  );
  await rest(host);
  return count;
}

/** Answers how many letters went. */
export async function hourStrikes(host: Host, week: string, day: number, hour: number): Promise<number> {
  const before = host.mails().length;
  await tick(host, momentIn(week, day, hour));
  return host.mails().length - before;
}

/** Signs every office in, and reads its list. */
export async function openLists(host: Host): Promise<{ official: Official; needs: Need[] }[]> {
  const lists = [];
  for (const { mailbox } of catalog.offices) {
    const official = await Official.signIn(host, mailbox);
    lists.push({ official, needs: await official.needs() });
  }
  return lists;
}

/** Three answers to each need: accepted, a date, closed. Answers how many were given. */
export async function answerAll(
  host: Host,
  lists: readonly { readonly official: Official; readonly needs: readonly Need[] }[],
): Promise<number> {
  const date = addWorkingDays(host.now().toISOString().slice(0, 10), 5);
  let given = 0;
  for (const { official, needs } of lists)
    for (const need of needs)
      for (const [turn, answer] of [
        { action: 'accept' },
        { action: 'schedule', date, place: 'Balai Latihan Kerja' },
        closing(need),
      ].entries()) {
        await give(official, { ...need, answerNumber: need.answerNumber + turn }, answer);
        given += 1;
      }
  await rest(host);
  return given;
}

/** As often as the gateway lets offices answer. */
async function give(official: Official, need: Need, answer: Readonly<Record<string, string>>): Promise<void> {
  for (let tries = 0; tries < 20; tries += 1) {
    const result = await official.answer(need, answer);
    if (result === 'changed') return;
    if (result !== 'undefined') throw new Error(`The answer ${answer['action']} was not taken: ${result}`);
    await setTimeout(500);
  }
  throw new Error('The gateway lets no answer through');
}

function closing({ program }: Need) {
  const outcome = catalog.outcomes['helped']?.[0] ?? '';
  const { incentive } = catalog.program(program);
  return { action: 'close', outcome, ...(incentive && { incentive: 'granted' }) };
}
