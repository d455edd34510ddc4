import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailedCode, openBrowser } from '../../support/office-browser.ts';
import { startSystem, type TestSystem } from '../../support/system.ts';
import { mark, wrongValues } from './values.ts';

const boxes = ['disnaker-32-12', 'kemlu', 'nobody-has-this'] as const;
const minute = 60_000;

type Step =
  | { readonly do: 'ask'; readonly browser: number; readonly box: number }
  | {
      readonly do: 'enter';
      readonly browser: number;
      readonly box: number;
      readonly code: 'own' | 'newest' | 'wrong';
    }
  | { readonly do: 'wait'; readonly minutes: number };

const browser = fc.nat({ max: 2 });
const box = fc.nat({ max: boxes.length - 1 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('ask' as const), browser, box }) },
    {
      weight: 6,
      arbitrary: fc.record({
        ...{ do: fc.constant('enter' as const), browser, box },
        code: fc.constantFrom('own', 'newest', 'wrong'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 11 }) }),
    },
  ),
  { minLength: 10, maxLength: 30 },
);

/** What a code is good for, said once more: this browser and mailbox, ten minutes, five tries, once. */
type Known = { readonly code: string; readonly at: number; tries: number; spent: boolean };

class Model {
  readonly codes = new Map<string, Known>();
  readonly sent = new Map<number, number[]>();
  newest = '00000000';

  mailed(to: Extract<Step, { do: 'ask' }>, code: string, at: number): void {
    this.codes.set(`${to.browser} ${to.box}`, { code, at, tries: 0, spent: false });
    this.newest = code;
    this.sent.set(to.box, [...(this.sent.get(to.box) ?? []), at]);
  }

  opens({ browser: by, box: of }: Extract<Step, { do: 'enter' }>, code: string, at: number): boolean {
    const known = this.codes.get(`${by} ${of}`);
    if (!known) return false;
    known.tries += 1;
    const isGood = code === known.code && known.tries <= 5 && at < known.at + 10 * minute && !known.spent;
    if (isGood) known.spent = true;
    return isGood;
  }
}

async function play(all: readonly Step[]): Promise<void> {
  const system = await startSystem();
  const browsers = [0, 1, 2].map(() => openBrowser(system));
  const model = new Model();
  for (const step of all) {
    const at = system.clock.now.getTime();
    if (step.do === 'wait') system.clock.now = new Date(at + step.minutes * minute);
    else if (step.do === 'ask') await ask(step, system, browsers, model);
    else {
      const own = model.codes.get(`${step.browser} ${step.box}`)?.code ?? model.newest;
      const code = { own, newest: model.newest, wrong: own === '12121212' ? '21212121' : '12121212' }[
        step.code
      ];
      const answer = await browsers[step.browser]?.postJson('/office/session', {
        ...{ mailbox: boxes[step.box], code, initials: 'SA' },
      });
      expect(answer?.statusCode).toBe(model.opens(step, code, at) ? 200 : 403);
      expect(answer?.body).not.toContain(code);
      // Who has signed in before gets codes of its own: here everybody stays a stranger.
      browsers[step.browser]?.jar.delete('__Host-known');
    }
  }
}

async function ask(
  step: Extract<Step, { do: 'ask' }>,
  system: TestSystem,
  browsers: readonly ReturnType<typeof openBrowser>[],
  model: Model,
): Promise<void> {
  const before = system.deps.mailer.sent.length;
  const answer = await browsers[step.browser]?.postJson('/office/code', { mailbox: boxes[step.box] });
  expect(answer?.body).toBe('{"minutes":10}');
  const mails = system.deps.mailer.sent.slice(before).filter(({ text }) => /\b\d{8}\b/.test(text));
  for (const { to } of mails) {
    expect(to).toBe(`${boxes[step.box]}@kantor.example`);
    model.mailed(step, mailedCode(system), system.clock.now.getTime());
  }
  const times = model.sent.get(step.box) ?? [];
  for (const end of times)
    expect(times.filter((time) => time <= end && time > end - 10 * minute).length).toBeLessThanOrEqual(3);
}

const isReadable = (value: unknown): boolean => typeof value === 'string' && /^[A-Za-z]{2,4}$/.test(value);

describe('whoever asks for codes and guesses', () => {
  it('opens a session only with the own code, in time, within five tries, once; and no mailbox is flooded', async () => {
    const seed = Number(process.env['HOSTILE_SEED'] ?? 1);
    await fc.assert(fc.asyncProperty(steps, play), { numRuns: 25, seed });
  });

  it('gets no code for a mailbox that only looks like an office’s', async () => {
    const system = await startSystem();
    const strange = [
      '\u212Aemlu',
      'ｋemlu',
      'kemlu\u200B',
      'kemlu@evil.example',
      'kemlu@kantor.example.evil.example',
    ];
    const lists = [
      'kemlu@kantor.example,x@evil.example',
      'kemlu;x',
      'kemlu\r\nBcc: x@evil.example',
      '"kemlu"@kantor.example',
    ];
    for (const mailbox of [...strange, ...lists, 'kemlu%40kantor.example', '__proto__', 'OFFICE', 'SENT'])
      expect((await openBrowser(system).postJson('/office/code', { mailbox })).body).toBe('{"minutes":10}');
    expect(system.deps.mailer.sent).toEqual([]);
  });

  it('signs with two to four letters from A to Z, and with nothing that cannot be read', async () => {
    const system = await startSystem();
    const own = openBrowser(system);
    await own.postJson('/office/code', { mailbox: 'kemlu' });
    const body = { mailbox: 'kemlu', code: mailedCode(system) };
    const strange = [
      '\u3164\u3164',
      'ЅА',
      'ß',
      'ıı',
      'ＳＡ',
      'S\u200BA',
      'S\u0301',
      '陳陳',
      'S\nA',
      `${mark}`,
      '🙂🙂',
      'ﬁ',
    ];
    for (const initials of [...strange, ...wrongValues.filter((one) => !isReadable(one))]) {
      const answer = await own.postJson('/office/session', { ...body, initials });
      expect({ initials, status: answer.statusCode }).toEqual({ initials, status: 400 });
      expect(answer.body).not.toContain(mark);
    }
    expect((await own.postJson('/office/session', { ...body, initials: 's. a.' })).statusCode).toBe(200);
  });
});
