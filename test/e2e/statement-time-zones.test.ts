import { expect, test } from 'vitest';
import { startHost } from '../../local/host.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { frozenWeek } from '../support/frozen-weeks.ts';
import { sendJson } from '../support/http-client.ts';
import { stopAndExpectNothing } from '../support/local-host.ts';
import { momentIn, mondayAfter } from '../support/mondays.ts';

const indramayu = 'disnaker@32.12';

async function enroll(url: string, seed: number): Promise<void> {
  const plain = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' };
  const { status } = await sendJson(`${url}/enrollments`, enrollmentFor(seed, plain));
  expect(status).toBe(201);
}

test.each(['UTC', 'Asia/Jakarta', 'America/New_York', 'Pacific/Apia'])(
  'with functions that live in %s, the last and the first millisecond are counted in their own week',
  async (timeZone) => {
    const [week, next] = ['2026-W48', '2026-W49'];
    const edge = momentIn(week, 7, 0).getTime();
    const host = await startHost({ timeZone, now: new Date(edge - 1).toISOString() });
    // What is counted matters here, not who is told.
    host.pause('notify');
    try {
      await enroll(host.url, 1);
      await host.setClock(new Date(edge).toISOString());
      await enroll(host.url, 2);
      await enroll(host.url, 3);
      await host.settle();
      await host.fire('summarize', mondayAfter(week).toISOString());
      await host.fire('summarize', mondayAfter(next).toISOString());
      const counted = [await frozenWeek(host, week), await frozenWeek(host, next)];
      expect(counted.map(({ statement }) => statement.national.flows['choices'])).toEqual([1, 2]);
      expect(counted.map(({ parts }) => parts[indramayu]?.flows['choices'])).toEqual([1, 2]);
      expect(counted.map(({ statement }) => statement.national.corrections)).toEqual([{}, {}]);
    } finally {
      await stopAndExpectNothing(host);
    }
  },
);
