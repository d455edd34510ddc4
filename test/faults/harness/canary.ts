import { canary, type Hourly } from '../../../functions/canary/canary.ts';
import { request } from '../../support/requests.ts';
import { ask } from './client.ts';
import type { Cloud } from './cloud.ts';
import type { Deps } from './open-deps.ts';
import type { Played, Scenario } from './scenarios.ts';

/** The canary beside these handlers: what it sends goes to `enroll` as the gateway serves it. */
const depsOf = (cloud: Cloud, deps: Deps) => ({
  ...deps,
  secret: deps.canarySecret,
  post: async (body: string, headers: Readonly<Record<string, string>>) => {
    const at = cloud.agenda.clock.now;
    const given = { 'content-type': 'application/json', ...headers };
    const { statusCode } = await ask(
      cloud,
      'enroll',
      request('POST /enrollments', { at, body, headers: given }),
    );
    return statusCode;
  },
  pause: (ms: number) => cloud.agenda.pass(ms / 1000),
});

async function fly(cloud: Cloud, at: string): Promise<Hourly | undefined> {
  await cloud.agenda.until(new Date(at));
  let answer: Hourly | undefined;
  await cloud.invoke('canary', async (deps) => {
    answer = (await canary({ scheduledAt: at }, depsOf(cloud, deps))) as Hourly;
  });
  return answer;
}

/** What one trouble leaves is gone two hours later, and nothing that is a person's or an office's has come of it. */
function judge({ store }: Cloud, { wrong }: Played, last: Hourly | undefined): void {
  const items = store.everything();
  const left = items.filter(({ pk }) => pk === 'CANARY').map(({ sk }) => sk.slice(2));
  if (new Set(left).size > 1) wrong.push({ invariant: 'I6', what: 'an earlier canary is left' });
  if (!last?.sent || last.missing.length > 0)
    wrong.push({ invariant: 'I7', what: `after the trouble the canary says ${JSON.stringify(last)}` });
  const others = items.filter(({ pk }) => /^[SPLHU]#/.test(pk));
  if (others.length > 0)
    wrong.push({ invariant: 'I2', what: `of a canary came ${others.map(({ pk }) => pk)}` });
}

export const flights: readonly Scenario[] = [
  {
    name: 'two canaries, an hour apart',
    play: async (cloud, played) => {
      await fly(cloud, '2026-11-25T03:20:00.000Z');
      await cloud.agenda.pass(60);
      await fly(cloud, '2026-11-25T04:20:00.000Z');
      await cloud.agenda.pass(3_000);
      cloud.ports.calm();
      judge(cloud, played, await fly(cloud, '2026-11-25T05:20:00.000Z'));
    },
  },
];
