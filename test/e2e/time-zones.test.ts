import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { startHost } from '../../local/host.ts';
import { ofKind, scanTable } from '../../local/scan-table.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { sendJson } from '../support/http-client.ts';
import { stopAndExpectNothing } from '../support/local-host.ts';

/** Last and first moments in Jakarta, with the week and the year to which they belong. */
const moments = [
  { at: '2026-11-29T16:59:59.999Z', week: '2026-W48', year: 2026 },
  { at: '2026-11-29T17:00:00.000Z', week: '2026-W49', year: 2026 },
  { at: '2026-12-27T16:59:59.999Z', week: '2026-W52', year: 2026 },
  { at: '2026-12-27T17:00:00.000Z', week: '2026-W53', year: 2026 },
  { at: '2026-12-31T16:59:59.999Z', week: '2026-W53', year: 2026 },
  { at: '2026-12-31T17:00:00.000Z', week: '2026-W53', year: 2027 },
  { at: '2027-01-03T16:59:59.999Z', week: '2026-W53', year: 2027 },
  { at: '2027-01-03T17:00:00.000Z', week: '2027-W01', year: 2027 },
];

/** The week that a new year begins in, for somebody who asks for the same again in the new year. */
const person = enrollmentFor(1, {
  targetGroup: 'purna',
  choices: [{ program: 'padat-karya' }],
  district: '32.12',
});

test.each(['UTC', 'Asia/Jakarta', 'America/New_York'])(
  'with functions that live in %s, weeks and years begin at midnight in Jakarta',
  async (timeZone) => {
    const host = await startHost({ timeZone, now: moments[0]?.at ?? '' });
    try {
      for (const { at } of moments) {
        await host.setClock(at);
        const { text } = await sendJson(`${host.url}/enrollments`, { ...person, submissionId: randomUUID() });
        expect(JSON.parse(text).receivedAt).toBe(at);
      }
      await host.settle();
      const rows = await scanTable(host);
      const stored = ofKind(rows, 'submission').map(({ receivedAt, week, year }) => ({
        at: receivedAt,
        week,
        year,
      }));
      expect(stored.sort((a, b) => String(a.at).localeCompare(String(b.at)))).toEqual(moments);
      // One person asks for one thing: once a year it is new, after that it is a repeat.
      expect(
        ofKind(rows, 'referral')
          .map(({ receivedAt }) => receivedAt)
          .sort(),
      ).toEqual(['2026-11-29T16:59:59.999Z', '2026-12-31T17:00:00.000Z']);
      expect(ofKind(rows, 'check')).toHaveLength(moments.length - 2);
    } finally {
      await stopAndExpectNothing(host);
    }
  },
);
