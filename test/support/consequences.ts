import { expect } from 'vitest';
import type { Mail } from '../../local/emulators/ses.ts';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { type EnrollmentBody, enrollmentFor } from '../../local/week/people.ts';
import { type Reply, sendJson } from './http-client.ts';
import type { LocalHost } from './local-host.ts';

export type Consequences = {
  readonly letters: readonly Row[];
  readonly mails: readonly Mail[];
  /** Attempts beyond a letter's first one, as the function reported them. */
  readonly sentAgain: number;
};

/** What comes of things that go wrong in a running system. */
export function watch(system: LocalHost) {
  let seed = 0;
  const rows = () => scanTable(system.host());
  const countOf = async (metric: string): Promise<number> =>
    (await system.logs()).filter((line) => line.includes(`"${metric}":`)).length;
  return {
    countOf,
    enroll: (body: object): Promise<Reply> => sendJson(system.at('/enrollments'), body),
    /** A new person in trouble: everything that follows, up to the email, follows at once. */
    troubled: (): EnrollmentBody => {
      seed += 1;
      const choices = [{ program: 'tki-bermasalah', caseLocation: 'abroad' }];
      return enrollmentFor(seed, { targetGroup: 'bermasalah', choices, district: '32.12' });
    },
    number: async (...kinds: string[]): Promise<number> => ofKind(await rows(), ...kinds).length,
    later: async (minutes: number): Promise<void> => {
      const moment = system.host().now().getTime() + minutes * 60_000;
      await system.clock(new Date(moment).toISOString());
    },
    /** The letters that are new after something was done, with their emails. */
    following: async (act: () => Promise<unknown>): Promise<Consequences> => {
      const known = new Set(ofKind(await rows(), 'letter').map(({ sk }) => sk));
      const again = await countOf('LettersSentAgain');
      await act();
      const letters = ofKind(await rows(), 'letter').filter(({ sk }) => !known.has(sk));
      const tags = letters.map(({ mailbox, sk }) => `${mailbox}_${sk}`);
      const mails = (await system.mails()).filter(({ tags: { letter = '' } }) => tags.includes(letter));
      return { letters, mails, sentAgain: (await countOf('LettersSentAgain')) - again };
    },
    expectAllKilled: async (): Promise<void> => expect((await system.describe()).kills).toEqual([]),
  };
}

export const referencesOf = ({ mails }: Consequences): ReadonlySet<string | undefined> =>
  new Set(mails.map(({ headers }) => headers['x-letter-reference']));

export const endsOf = ({ letters }: Consequences) => letters.map(({ state, attempt }) => [state, attempt]);
