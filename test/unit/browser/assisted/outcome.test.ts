import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../../browser/assisted/outcome.ts';
import { answer } from '../../../support/assisted-lists.ts';

const reply = (status: number, body: unknown, retryAfter: string | null = null) =>
  outcomeOf({ status, body, retryAfter });
const problem = (code: string, more: object = {}) => ({
  ...{ type: `urn:pemberdayaan-tki:problem:${code}`, title: 'Judul', detail: 'Keterangan.', ...more },
});

describe('an answer of the server', () => {
  it('with a receipt is kept for the slip, and nothing else of it', () => {
    const body = { ...answer(), stage: 'received', receivedAt: '2026-11-27T02:00:00.000Z' };
    expect(reply(201, body)).toEqual({ kind: 'sent', answer: answer() });
  });

  it('brings its notice along', () => {
    const notice = { code: 'placement-closed', message: 'Ditutup.', alternatives: ['Pelatihan.'] };
    expect(reply(201, { ...answer(), notice })).toEqual({
      kind: 'sent',
      answer: { ...answer(), notice: { message: 'Ditutup.', alternatives: ['Pelatihan.'] } },
    });
  });

  it('that refuses says which answers are wrong', () => {
    const errors = [{ path: 'name', code: 'characters', message: 'Ada tanda yang tidak bisa dipakai.' }];
    expect(reply(400, problem('invalid-input', { errors }))).toEqual({
      kind: 'refused',
      problems: [{ path: 'name', message: 'Ada tanda yang tidak bisa dipakai.' }],
    });
  });

  it('that refuses the whole says why', () => {
    expect(reply(422, problem('district-not-covered'))).toEqual({
      kind: 'refused',
      problems: [{ message: 'Keterangan.' }],
    });
  });

  it('that asks for another id is heard', () => {
    expect(reply(409, problem('try-again'))).toEqual({ kind: 'again' });
  });

  it('that failed for one person says so', () => {
    expect(reply(500, problem('internal'))).toEqual({ kind: 'later', stuck: true });
  });

  it('that is busy says when', () => {
    expect(reply(503, problem('unavailable'), '30')).toEqual({ kind: 'later', retryAfterMs: 30_000 });
    expect(reply(429, { message: 'Too Many Requests' })).toEqual({ kind: 'later' });
  });
});

it.each([
  ['a sign-in page of a hotel', 200, undefined],
  ['somebody else’s 400', 400, { message: 'Bad Request' }],
  ['a 201 without a receipt', 201, { ok: true }],
  ['a page that is gone', 404, problem('not-found')],
])('%s says nothing about the person: later', (_, status, body) => {
  expect(reply(status, body)).toEqual({ kind: 'later' });
});
