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

/** What did not happen when the way ends before a step, and where to look. */
const missing = {
  accepted: ['it got no receipt', 'the log of enroll'],
  referred: ['nobody became its owner', 'the log of dispatch'],
  lettered: ['no letter was written', 'the log of dispatch, and the letter queue'],
  delivered: ['its letter was not delivered', 'the log of notify, and the account of SES'],
} as const;
const steps = Object.keys(missing) as (keyof typeof missing)[];

/** One submission of nobody that travels the whole way and is taken out again. */
export const canary: Check = {
  name: 'canary',
  async examine(system) {
    const answer = answerSchema.parse(await system.invoke('Canary', { wait: true }));
    const ended = steps.find((name) => !answer.steps[name]) ?? 'delivered';
    const [what, where] = missing[ended];
    const again = `npm run admin -- doctor ${at(system)}`;
    return {
      seen: steps.map((name) => (answer.steps[name] ? name : `not ${name}`)).join(', '),
      findings: [
        !answer.came &&
          stops(
            `A trial application did not come out at the other end: ${what}`,
            `Look at ${where} (docs/runbook.md), repair, then ${again}`,
          ),
        !answer.removed && weakens('The trial application was not removed', `Run it again: ${again}`),
      ],
    };
  },
};
