import { randomUUID } from 'node:crypto';
import type { ScheduleDefinition } from '../assembly/system.ts';
import type { SimulatedClock } from '../clock.ts';
import { isObject, type Json, type JsonObject, tryParseJson } from '../json.ts';
import type { Outcome } from '../lambda/lambda-environment.ts';
import type { AsyncInvocations } from './async-invocations.ts';
import { type NextFiring, readSchedule } from './schedule-expression.ts';

const lookEveryMs = 1000;

type Entry = { readonly definition: ScheduleDefinition; readonly next: NextFiring; due: Date | undefined };

export type Schedules = {
  list(): readonly { name: string; expression: string; timeZone: string; enabled: boolean; next?: string }[];
  /** Whether the template enables it and nobody has disabled it by hand. */
  isOn(arn: string): boolean;
  /** Fires a schedule for the given moment, with `more` in its input; undefined where there is no such schedule. */
  fire(name: string, at: Date, more?: JsonObject): Promise<Outcome> | undefined;
  /** Forgets what fell due before now: moving the clock fires nothing. */
  clockMoved(): void;
  stop(): void;
};

/** EventBridge Scheduler: by itself only with the real clock; at a frozen one only when asked. */
export function startSchedules(
  definitions: readonly ScheduleDefinition[],
  invocations: AsyncInvocations,
  clock: SimulatedClock,
  isOff: (name: string) => boolean = () => false,
): Schedules {
  const now = () => new Date(clock.now());
  const fires = ({ name, enabled }: ScheduleDefinition) => enabled && !isOff(name);
  const entries: Entry[] = definitions.map((definition) => {
    const next = readSchedule(definition.expression, definition.timeZone, now());
    return { definition, next, due: next(now()) };
  });
  const fire = ({ definition }: Entry, at: Date, more: JsonObject = {}) => {
    const input = inputOf(definition, at);
    return invocations.invoke(definition.name, isObject(input) ? { ...input, ...more } : input);
  };
  const look = () => {
    if (clock.fixed() !== null) return;
    for (const entry of entries) {
      if (!fires(entry.definition) || !entry.due || entry.due > now()) continue;
      void fire(entry, entry.due);
      entry.due = entry.next(now());
    }
  };
  const timer = setInterval(look, lookEveryMs);
  timer.unref();
  return {
    list: () =>
      entries.map(({ definition, next }) => {
        const { name, expression, timeZone } = definition;
        const following = next(now());
        return {
          name,
          expression,
          timeZone,
          enabled: fires(definition),
          ...(following && { next: following.toISOString() }),
        };
      }),
    isOn: (arn) => definitions.some((one) => one.arn === arn && fires(one)),
    fire: (name, at, more) => {
      const entry = entries.find(({ definition }) => definition.name === name);
      return entry && fire(entry, at, more);
    },
    clockMoved: () => {
      for (const entry of entries) entry.due = entry.next(now());
    },
    stop: () => clearInterval(timer),
  };
}

/** The target's input with Scheduler's context attributes, whose times have no fractions of a second. */
export function inputOf({ input, arn }: ScheduleDefinition, at: Date): Json {
  const seconds = `${at.toISOString().slice(0, 19)}Z`;
  if (input === undefined)
    return { version: '0', 'detail-type': 'Scheduled Event', time: seconds, resources: [arn] };
  const text = input
    .replaceAll('<aws.scheduler.scheduled-time>', seconds)
    .replaceAll('<aws.scheduler.schedule-arn>', arn)
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
  return tryParseJson(text) ?? text;
}
