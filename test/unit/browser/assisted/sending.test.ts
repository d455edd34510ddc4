import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../../browser/assisted/outcome.ts';
import { type List, rowOf } from '../../../../browser/assisted/rows.ts';
import { sendWaiting } from '../../../../browser/assisted/sending.ts';
import { answer, bodyFor, listOf, sent, waiting, wrong } from '../../../support/assisted-lists.ts';

const received = (body: string): Outcome => ({
  kind: 'sent',
  answer: answer(`AAAA-BBBB-000${String(JSON.parse(body).submissionId).at(-1)}`),
});

/** A phone with a list, and a server that answers as it is told. */
function phone(list: List, answerTo: (body: string, phone: { list: List }) => Outcome = received) {
  const state = { list, posted: [] as string[], pauses: 0, ids: 0 };
  const deps = {
    update: async (change: (list: List) => List) => {
      state.list = change(state.list);
      return state.list;
    },
    post: async (body: string) => {
      state.posted.push(body);
      return answerTo(body, state);
    },
    pause: async () => {
      state.pauses += 1;
    },
    newId: () => `new-${++state.ids}`,
  };
  return { state, send: () => sendWaiting(deps) };
}

const stateOf = (list: List, number: number) => rowOf(list, number)?.state;

describe('what waits', () => {
  it('goes one after another, each with a pause, and nothing else goes', async () => {
    const { state, send } = phone(listOf(waiting(2), sent(1), wrong(3), waiting(4)));
    expect(await send()).toBeUndefined();
    expect(state.posted).toEqual([bodyFor(2), bodyFor(4)]);
    expect(state.pauses).toBe(2);
    expect(state.list.rows.map(({ state }) => state)).toEqual(['sent', 'sent', 'wrong', 'sent']);
  });

  it('gets its own receipt, and leaves on the phone only what slip and warning need', async () => {
    const { state, send } = phone(listOf(waiting(1), waiting(2)));
    await send();
    expect(rowOf(state.list, 2)).toEqual({
      ...{ number: 2, added: 0, state: 'sent', answer: answer('AAAA-BBBB-0002') },
      values: { name: 'Orang 2', nik: '3302010101900002' },
    });
  });

  it('is written down as sent before the next one goes', async () => {
    const { send } = phone(listOf(waiting(1), waiting(2)), (body, { list }) => {
      if (body === bodyFor(2)) expect(stateOf(list, 1)).toBe('sent');
      return received(body);
    });
    await send();
    expect.assertions(1);
  });

  it('is marked before it goes: from then on the server may have it', async () => {
    const { send } = phone(listOf(waiting(1)), (body, { list }) => {
      expect(rowOf(list, 1)).toMatchObject({ state: 'waiting', tried: true });
      return received(body);
    });
    await send();
    expect.assertions(1);
  });

  it('waits on when nobody answers, and goes again as the same bytes', async () => {
    let online = false;
    const { state, send } = phone(listOf(waiting(1), waiting(2)), (body) =>
      online ? received(body) : { kind: 'later', retryAfterMs: 9000 },
    );
    expect(await send()).toEqual({ kind: 'later', retryAfterMs: 9000 });
    expect(state.posted).toEqual([bodyFor(1)]);
    online = true;
    expect(await send()).toBeUndefined();
    expect(state.posted).toEqual([bodyFor(1), bodyFor(1), bodyFor(2)]);
  });
});

it('a refused person is told why, and the next one goes', async () => {
  const problems = [{ path: 'name', message: 'Salah.' }];
  const { state, send } = phone(listOf(waiting(1), waiting(2)), (body) =>
    body === bodyFor(1) ? { kind: 'refused', problems } : received(body),
  );
  await send();
  expect(rowOf(state.list, 1)).toMatchObject({ state: 'refused', problems, values: { village: 'Sumbang' } });
  expect(stateOf(state.list, 2)).toBe('sent');
});

it('whom our side fails on holds up nobody else, and goes again later', async () => {
  const { state, send } = phone(listOf(waiting(1), waiting(2)), (body) =>
    body === bodyFor(1) ? { kind: 'later', stuck: true } : received(body),
  );
  expect(await send()).toEqual({ kind: 'later', stuck: true });
  expect(state.posted).toEqual([bodyFor(1), bodyFor(2)]);
  expect(state.list.rows.map(({ state }) => state)).toEqual(['waiting', 'sent']);
});

it('whom the server asks to send again goes with another id and the same content', async () => {
  const { state, send } = phone(listOf(waiting(1)), (body) =>
    body === bodyFor(1) ? { kind: 'again' } : received(body),
  );
  await send();
  expect(state.posted).toEqual([bodyFor(1), bodyFor(1).replace('id-1', 'new-1')]);
  expect(stateOf(state.list, 1)).toBe('sent');
});

it('an answer for somebody who was deleted meanwhile brings nobody back', async () => {
  const { state, send } = phone(listOf(waiting(1)), (body, phone) => {
    phone.list = listOf();
    return received(body);
  });
  await send();
  expect(state.list.rows).toEqual([]);
});
