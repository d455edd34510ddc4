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

/** Who applies: of a hundred so many are in trouble, spread evenly, and are told of at once. */
export type Crowd = { readonly seed: number; readonly troubled: number };

const groupOf = (order: number, troubled: number): string =>
  (order * troubled) % 100 < troubled
    ? 'bermasalah'
    : order % 5 === 1
      ? 'calon'
      : order % 3 === 0
        ? 'keluarga'
        : 'purna';

/** Three of ten people want two programs. */
const choicesOf = (order: number): number => (order % 10 < 3 ? 2 : 1);

function personOf(order: number, { seed, troubled }: Crowd): EnrollmentBody {
  const stays = catalog.plans.find(({ country }) => country === 'refused')?.id;
  const targetGroup = groupOf(order, troubled);
  const wished = { targetGroup, ...(targetGroup === 'calon' && stays && { plan: stays }) };
  for (let tries = 0; ; tries += 1) {
    const body = enrollmentFor(seed * 10_000_000 + order * 100 + tries + 1, wished);
    const choices = body.choices.slice(0, choicesOf(order));
    const inTrouble = targetGroup === 'bermasalah';
    // What is asked of people in trouble alone must not be answered where their choice is cut off.
    if ([choices, body.choices].every((some) => some.some(isRestricted) === inTrouble))
      return { ...body, choices };
  }
}

const isRestricted = ({ program }: EnrollmentBody['choices'][number]): boolean =>
  catalog.program(program).restricted;

/** Three people share an address, as behind a carrier. Whoever is told to wait does. */
async function post({ url }: Host, number: number, body: object, expected: number): Promise<void> {
  const source = openSource(url, addressOf(Math.floor(number / 3)));
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      const { status } = await source.post('/enrollments', body);
      if (status === expected) return;
      if (status !== 429) throw new Error(`A form was answered ${status}, not ${expected}`);
      await setTimeout(500);
    }
    throw new Error('The gateway lets no form through');
  } finally {
    source.close();
  }
}

/**
 * So many people apply, one after the other in four lanes. Once more, it is what a phone sends that heard no answer:
 * refused by the condition, answered alike.
 */
export async function apply(host: Host, crowd: Crowd, from: number, count: number): Promise<number> {
  await sideBySide(lanes, count, (number) => post(host, from + number, personOf(from + number, crowd), 201));
  await rest(host);
  return count;
}

/** A card that no register could have issued. */
export async function refuse(host: Host, crowd: Crowd, count: number): Promise<number> {
  await sideBySide(lanes, count, (number) =>
    post(host, number, { ...personOf(number, crowd), nik: '3212014502900000' }, 400),
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
