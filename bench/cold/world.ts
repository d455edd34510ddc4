import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { localPlace } from '../../local/emulators/emulator.ts';
import { type Host, startHost } from '../../local/host.ts';
import { hostClient } from '../../local/host-client.ts';
import { ofKind, type Row, scanTable } from '../../local/scan-table.ts';
import { Official } from '../../local/week/official.ts';
import { enrollmentFor } from '../../local/week/people.ts';
import { DAY_MS } from '../../shared/calendar/day.ts';
import { jakartaDate, previousWeek, weekOf } from '../../shared/calendar/week.ts';
import { isWorkingDay } from '../../shared/calendar/working-days.ts';
import { DynamoTable } from '../../shared/storage/dynamo-table.ts';
import type { Item } from '../../shared/storage/table.ts';
import { eventOf, jsonHeaders, post, type Wire } from '../../test/hostile/harness/attempt.ts';
import { mailEvent } from '../../test/support/mail-events.ts';
import { mondayAfter } from '../../test/support/mondays.ts';
import { queueEvent, sendMessage } from '../../test/support/queue-events.ts';
import { streamEvent } from '../../test/support/stream-events.ts';

type Events = () => Promise<readonly unknown[]>;

/**
 * A system whose week before the last was told, in which somebody in trouble has applied, and one letter of it waits: what
 * each function is called with.
 */
export async function openWorld(seed: number) {
  const host = await startHost({ redelivery: false, poolSize: 1 });
  const closed = previousWeek(weekOf(new Date()));
  const told = previousWeek(closed);
  await tell(host, told);
  host.pause('notify');
  await apply(host, seed);
  const { submission, letter } = await whatFollowed(host);
  const official = await Official.signIn(host, letter['mailbox'] as string);
  const cookies = official.cookie.split('; ');
  host.pause('dispatch');
  const client = new DynamoDBClient(hostClient(host.table.endpoint, localPlace.region));
  const table = new DynamoTable(client, host.table.name);
  let next = seed + 1;
  /** So many people, each another one. */
  const enrollments = (count: number): unknown[] =>
    Array.from({ length: count }, () => {
      next += 1;
      return nowEvent(post(JSON.stringify(worker(next))));
    });
  const scheduled: Events = async () => [{ scheduledAt: new Date().toISOString() }];
  const page = (path: string, more: Readonly<Record<string, unknown>> = {}): Events => {
    const event = { ...nowEvent({ method: 'GET', path, headers: browser }), routeKey: `GET ${path}` };
    return async () => [{ ...event, ...more }];
  };
  const { mailbox, sk } = letter as unknown as { mailbox: string; sk: string };
  const id = `${mailbox}_${sk}`;
  const withLetter =
    (event: object): Events =>
    async () => {
      await table.put(letter as unknown as Item);
      return [event];
    };
  const events: Readonly<Record<string, Events>> = {
    enroll: async () => enrollments(1),
    pages: page('/'),
    office: page('/office'),
    dispatch: async () => [streamEvent([submission as unknown as Item])],
    gather: async () => [{ scheduledAt: officeHour(new Date()).toISOString() }],
    notify: withLetter(queueEvent(sendMessage(id))),
    feedback: withLetter(
      mailEvent('Delivery', {
        letter: id,
        configurationSet: variablesOf(host, 'feedback')['CONFIGURATION_SET'] ?? '',
      }),
    ),
    summarize: async () => [{ scheduledAt: mondayAfter(closed).toISOString() }],
    statements: page('/office/statements'),
    reconcile: scheduled,
    canary: scheduled,
    directory: async () => [{ ask: 'list' }],
  };
  /** With whoever has a page open already, where that is another event. */
  const usual: Readonly<Record<string, Events>> = {
    office: page('/office/list', { cookies }),
    statements: page(`/office/statements/${told}`, {
      ...{ cookies, routeKey: 'GET /office/statements/{week}', pathParameters: { week: told } },
    }),
  };
  const stop = async () => {
    client.destroy();
    await host.stop();
  };
  const variables = (name: string) => variablesOf(host, name);
  /** The first file of the function as it is deployed. */
  const fileOf = (name: string) => join(functionOf(host, name).directory, 'index.js');
  return { host, events, usual, enrollments, variables, fileOf, stop };
}

/** The latest 10:00 in Jakarta of a working day: offices are at work in each zone, at whatever hour this is measured. */
function officeHour(now: Date): Date {
  const at = new Date(`${jakartaDate(now)}T03:00:00Z`);
  const isOver = at <= now && isWorkingDay(jakartaDate(at));
  return isOver ? at : officeHour(new Date(at.getTime() - DAY_MS));
}

/** On the Monday after it, at six in Jakarta. */
async function tell(host: Host, week: string): Promise<void> {
  const fired = await host.fire('summarize', mondayAfter(week).toISOString());
  if (fired.status === 'failed') throw new Error(`summarize failed: ${fired.functionError.errorMessage}`);
  await host.settle();
}

const browser = [['accept', 'text/html']] as const;
const nowEvent = (wire: Wire) => {
  const event = eventOf(wire);
  return { ...event, requestContext: { ...(event['requestContext'] as object), timeEpoch: Date.now() } };
};

const plain = { targetGroup: 'purna', choices: [{ program: 'padat-karya' }], district: '32.12' };
const worker = (seed: number) => enrollmentFor(seed, plain);

async function apply(host: Host, seed: number): Promise<void> {
  const trouble = { program: 'tki-bermasalah', caseLocation: 'abroad' };
  const body = enrollmentFor(seed, { targetGroup: 'bermasalah', choices: [trouble] });
  const headers = Object.fromEntries(jsonHeaders);
  const reply = await fetch(`${host.url}/enrollments`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  if (reply.status !== 201) throw new Error(`Not accepted: ${await reply.text()}`);
}

async function whatFollowed(host: Host): Promise<{ submission: Row; letter: Row }> {
  for (let tries = 0; tries < 120; tries += 1) {
    const rows = await scanTable(host);
    const [[submission], [letter]] = [ofKind(rows, 'submission'), ofKind(rows, 'letter')];
    if (submission && letter) return { submission, letter };
    await setTimeout(500);
  }
  throw new Error('No letter was written');
}

function functionOf(host: Host, name: string) {
  const found = host.running.system.functions.find((one) => one.name === name);
  if (!found) throw new Error(`No function ${name}`);
  return found;
}

/** What the local host gives a process of this function, with a credential that is nobody's. */
function variablesOf(host: Host, name: string): Record<string, string> {
  const found = functionOf(host, name);
  const endpoints = Object.entries(host.running.emulators).map(([service, { url }]) => [
    `AWS_ENDPOINT_URL_${service === 'secrets' ? 'SECRETS_MANAGER' : service.toUpperCase()}`,
    url,
  ]);
  return {
    ...{ ...Object.fromEntries(endpoints), ...found.variables },
    ...{ AWS_REGION: localPlace.region, AWS_ACCESS_KEY_ID: 'BENCH', AWS_SECRET_ACCESS_KEY: 'local' },
    ...{ AWS_LAMBDA_FUNCTION_NAME: name, AWS_EC2_METADATA_DISABLED: 'true' },
    ...{ POWERTOOLS_TRACE_ENABLED: 'false', TZ: 'UTC', PATH: process.env['PATH'] ?? '' },
  };
}
