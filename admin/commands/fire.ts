import type { AdminCommand } from '../command.ts';
import { Mistyped } from '../failure.ts';
import { readMoment, readWeek } from '../typed.ts';

const functions: ReadonlyMap<string, string> = new Map([
  ['gather', 'LettersGather'],
  ['summarize', 'StatementsSummarize'],
  ['reconcile', 'ReconciliationReconcile'],
  ['canary', 'Canary'],
]);

/** Schedules tell whole seconds. */
const inSeconds = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

export const fire: AdminCommand = {
  name: 'fire',
  args: { '<schedule>': 'gather, summarize, reconcile or canary' },
  options: {
    '--at <time>': 'the time that it is fired for, in UTC (default: now)',
    '--week <week>': 'of reconcile: a week that it looks at besides',
  },
  summary: 'Call by hand what the clock calls: catch up a week, write to offices, repair; twice is harmless',
  roles: ['operator'],
  examples: [
    'fire summarize --at 2026-11-22T23:00:00Z --stage prod',
    'fire reconcile --week 2026-W40 --stage prod',
    'fire gather --endpoint local',
  ],
  changes: true,
  async run({ args: [schedule = ''], options: { at, week }, dryRun }, system) {
    const construct = functions.get(schedule);
    if (!construct) throw new Mistyped(`${schedule} is none of ${[...functions.keys()].join(', ')}`);
    if (week !== undefined && schedule !== 'reconcile')
      throw new Mistyped(`${schedule} takes no --week: only reconcile does`);
    const moment = at === undefined ? system.now() : readMoment(String(at));
    const besides = week !== undefined && { week: readWeek(String(week)) };
    const event = { scheduledAt: inSeconds(moment), ...besides };
    if (dryRun) return { lines: [`Would call ${schedule} for ${event.scheduledAt}.`], data: { event } };
    const answer = await system.invoke(construct, event);
    return { lines: [`${schedule} answered: ${JSON.stringify(answer ?? null)}`], data: { event, answer } };
  },
};
