import * as z from 'zod';
import { at, type Check, stops, weakens } from './check.ts';

const answerSchema = z.object({
  came: z.boolean(),
  removed: z.boolean(),
  steps: z.object({
    accepted: z.boolean(),
    referred: z.boolean(),
    lettered: z.boolean(),
    delivered: z.boolean(),
  }),
});

/** Where to look when the way ends there. */
const looks = {
  accepted: 'the log of enroll',
  referred: 'the log of dispatch',
  lettered: 'the log of gather, and the letter queue',
  delivered: 'the log of notify, and the account of SES',
} as const;

/** One submission of nobody that travels the whole way and is taken out again. */
export const canary: Check = {
  name: 'canary',
  async examine(system) {
    const { came, removed, steps } = answerSchema.parse(await system.invoke('Canary', { wait: true }));
    const names = Object.keys(looks) as (keyof typeof looks)[];
    const ended = names.find((name) => !steps[name]);
    const again = `npm run admin -- doctor ${at(system)}`;
    return {
      seen: names.map((name) => (steps[name] ? name : `not ${name}`)).join(', '),
      findings: [
        !came &&
          stops(
            `A trial application did not come out at the other end: it was not ${ended ?? 'found'}`,
            `Look at ${looks[ended ?? 'delivered']} (docs/runbook.md), repair, then ${again}`,
          ),
        !removed && weakens('The trial application was not removed', `Run it again: ${again}`),
      ],
    };
  },
};
