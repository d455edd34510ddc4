/** A process in which one function starts: imports its bundle, answers some events, and says what that cost. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Handler = (event: unknown, context: object) => Promise<unknown>;

const [, , bundle = '', eventsFile = '', answerFile = ''] = process.argv;
const events = JSON.parse(readFileSync(eventsFile, 'utf8')) as unknown[];
const context = {
  ...{ awsRequestId: 'bench', functionName: 'bench', functionVersion: '1', memoryLimitInMB: '1769' },
  invokedFunctionArn: 'arn:aws:lambda:ap-southeast-3:000000000000:function:bench',
  getRemainingTimeInMillis: () => 10_000,
};
const cpuMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;
const silent = () => {};
Object.assign(console, { log: silent, info: silent, warn: silent, error: silent });

async function measure(): Promise<void> {
  const atStart = process.cpuUsage();
  const begun = performance.now();
  const { handler } = createRequire(bundle)(bundle) as { handler?: Handler };
  const loaded = performance.now();
  const initCpuMs = cpuMs(process.cpuUsage(atStart));
  const first = await handler?.(events[0], context);
  const firstMs = performance.now() - loaded;
  const bothCpuMs = cpuMs(process.cpuUsage(atStart));
  const rss = process.memoryUsage.rss();

  const later: number[] = [];
  const warmUp = Math.floor(events.length / 4);
  let atWarm = process.cpuUsage();
  for (const [order, event] of events.slice(1).entries()) {
    if (order === warmUp) atWarm = process.cpuUsage();
    const asked = performance.now();
    await handler?.(event, context);
    if (order >= warmUp) later.push(performance.now() - asked);
  }
  const told = {
    ...{ initMs: loaded - begun, firstMs, initCpuMs, cpuMs: bothCpuMs, rss },
    status: (first as { statusCode?: number } | undefined)?.statusCode,
    warm: { times: later, cpuMs: cpuMs(process.cpuUsage(atWarm)) },
    peak: process.resourceUsage().maxRSS * 1024,
  };
  writeFileSync(answerFile, JSON.stringify(told));
  process.exit(0);
}

void measure();
