import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isObject, type Json, parseJson } from '../../../local/json.ts';
import { type FunctionLog, openFunctionLog } from '../../../local/lambda/function-log.ts';
import { type FunctionDefinition, promptly } from '../../../local/lambda/function-version.ts';
import { LocalFunction } from '../../../local/lambda/lambda.ts';
import type { Outcome } from '../../../local/lambda/lambda-environment.ts';
import { descendants } from '../../support/leftovers.ts';

const source = `
let calls = 0;
export const handler = async (event, context) => {
  calls += 1;
  if (event.do === 'throw') throw new TypeError('no such thing');
  if (event.do === 'exit') process.exit(3);
  if (event.do === 'loop') for (;;);
  if (event.do === 'wait') await new Promise((done) => setTimeout(done, event.ms));
  if (event.do === 'fill') { const all = []; for (;;) all.push(new Array(1e6).fill(Math.random())); }
  if (event.do === 'print') { console.log('first'); console.warn({ second: 2 }); process.stdout.write('plain\\n'); }
  const seconds = { now: Date.now(), made: new Date().toISOString(), called: Date(), same: new Date(0) instanceof Date };
  const left = context.getRemainingTimeInMillis();
  return { calls, version: context.functionVersion, arn: context.invokedFunctionArn, pid: process.pid, seconds, left, env: process.env, name: context.functionName };
};
`;

let directory: string;
let log: FunctionLog;
let moment: number | null;
let made: LocalFunction[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'function-'));
  writeFileSync(join(directory, 'index.mjs'), source);
  log = openFunctionLog(join(directory, 'logs'));
  moment = null;
  made = [];
});

afterEach(async () => {
  await Promise.all(made.map((one) => one.stop()));
  log.stop();
  rmSync(directory, { recursive: true });
  expect(await descendants()).toEqual([]);
});

function functionWith(
  ...changes: [Partial<FunctionDefinition>?, ...Partial<FunctionDefinition>[]]
): LocalFunction {
  const [first = {}, ...newer] = changes;
  const definition: FunctionDefinition = {
    ...{
      name: 'sample',
      arn: 'arn:sample',
      directory,
      handler: 'index.handler',
      timeoutMs: 5000,
      memoryMb: 128,
    },
    ...{ variables: { OWN: 'value' }, jsonLogLevel: 'INFO', concurrency: 1 },
    ...{ alias: 'live', version: '1', description: '' },
    ...first,
  };
  const surroundings = { TZ: 'UTC', AWS_REGION: 'ap-southeast-3' };
  const definitions = [definition, ...newer.map((more) => ({ ...definition, ...more }))] as const;
  const one = new LocalFunction(definitions, { log, fixed: () => moment, surroundings });
  made.push(one);
  return one;
}

function resultOf(outcome: Outcome): { [name: string]: Json } {
  const result = outcome.ok ? parseJson(outcome.payload) : undefined;
  if (!isObject(result)) throw new Error(`The function failed: ${JSON.stringify(outcome)}`);
  return { ...result };
}

const call = async (one: LocalFunction, event: Json = {}) => resultOf(await one.invoke(event));

describe('a function', () => {
  it('keeps its process between calls, and has only its own variables and those of Lambda', async () => {
    const one = functionWith();
    const [first, second] = [await call(one), await call(one)];
    expect([first['calls'], second['calls']]).toEqual([1, 2]);
    expect(second['pid']).toBe(first['pid']);
    expect(first['env']).toMatchObject({ OWN: 'value', TZ: 'UTC', AWS_ACCESS_KEY_ID: 'LOCALsample0001' });
    expect(Object.keys(first['env'] ?? {})).not.toContain('HOME');
    expect(Object.keys(first['env'] ?? {})).not.toContain('NODE_COMPILE_CACHE');
  });

  it('lives in the time of the host, also when that moves between calls', async () => {
    const one = functionWith();
    moment = Date.parse('2026-11-22T23:00:00Z');
    const frozen = { now: moment, made: '2026-11-22T23:00:00.000Z', same: true };
    expect((await call(one))['seconds']).toMatchObject({
      ...frozen,
      called: expect.stringContaining('Nov 22 2026'),
    });
    moment += 1000;
    expect((await call(one))['seconds']).toMatchObject({ now: moment });
    moment = null;
    const { seconds } = await call(one);
    expect(Math.abs(Date.now() - Number(isObject(seconds) ? seconds['now'] : 0))).toBeLessThan(5000);
  });

  it('knows how much time it has left, in real time', async () => {
    moment = 0;
    const left = Number((await call(functionWith(), { do: 'wait', ms: 200 }))['left']);
    expect(left).toBeGreaterThan(3500);
    expect(left).toBeLessThanOrEqual(4800);
  });

  it('that throws keeps its process', async () => {
    const one = functionWith();
    const { pid } = await call(one);
    const outcome = await one.invoke({ do: 'throw' });
    expect(outcome).toMatchObject({
      ok: false,
      error: { errorType: 'TypeError', errorMessage: 'no such thing' },
    });
    expect((await call(one))['pid']).toBe(pid);
  });

  it.each([
    ['exits', { do: 'exit' }, 'Runtime.ExitError', /exit status 3/],
    ['loops for ever', { do: 'loop' }, 'Sandbox.Timedout', /timed out after 0.50 seconds/],
    ['waits too long', { do: 'wait', ms: 5000 }, 'Sandbox.Timedout', /timed out/],
  ])(
    'that %s fails by name, and the next call has a new process',
    async (_what, event, errorType, message) => {
      const one = functionWith({ timeoutMs: 500 });
      const { pid } = await call(one);
      const outcome = await one.invoke(event);
      expect(outcome).toMatchObject({
        ok: false,
        error: { errorType, errorMessage: expect.stringMatching(message) },
      });
      const next = await call(one);
      expect(next['calls']).toBe(1);
      expect(next['pid']).not.toBe(pid);
    },
  );

  it('that takes more memory than it has fails, and harms nobody else', async () => {
    const one = functionWith({ timeoutMs: 30_000, memoryMb: 32 });
    const outcome = await one.invoke({ do: 'fill' });
    expect(outcome).toMatchObject({ ok: false, error: { errorType: 'Runtime.ExitError' } });
    expect((await call(one))['calls']).toBe(1);
  });

  it('that cannot load says why', async () => {
    writeFileSync(join(directory, 'index.mjs'), 'throw new RangeError("no configuration")');
    const outcome = await functionWith().invoke({});
    expect(outcome).toMatchObject({
      ok: false,
      error: { errorType: 'RangeError', errorMessage: 'no configuration' },
    });
  });

  it('gets no more processes than its pool holds, and each has its own access key', async () => {
    const one = functionWith({ concurrency: 2 });
    const results = await Promise.all([1, 2, 3, 4].map(() => call(one, { do: 'wait', ms: 100 })));
    expect(new Set(results.map(({ pid }) => pid)).size).toBe(2);
    const keys = results.map(({ env }) => (isObject(env) ? env['AWS_ACCESS_KEY_ID'] : ''));
    expect([...new Set(keys)].sort()).toEqual(['LOCALsample0001', 'LOCALsample0002']);
  });

  it('gets more processes than there are processors only where all of them wait', async () => {
    const one = functionWith({ concurrency: 8 });
    const results = await Promise.all(Array.from({ length: 8 }, () => call(one, { do: 'wait', ms: 1000 })));
    expect(new Set(results.map(({ pid }) => pid)).size).toBeGreaterThan(promptly);
  });

  it('may be killed at work: the call fails, waiting ones get a new process', async () => {
    const one = functionWith();
    const [first, second] = [one.invoke({ do: 'wait', ms: 2000 }), one.invoke({})];
    while (!one.environment('LOCALsample0001')) await new Promise((next) => setTimeout(next, 5));
    await one.environment('LOCALsample0001')?.kill();
    expect(await first).toMatchObject({
      ok: false,
      error: { errorMessage: 'Runtime exited: signal: SIGKILL' },
    });
    expect(resultOf(await second)['env']).toMatchObject({ AWS_ACCESS_KEY_ID: 'LOCALsample0002' });
  });

  it('logs line by line, as JSON where its settings say so', async () => {
    await call(functionWith(), { do: 'print' });
    await expect.poll(() => log.lines.length).toBe(3);
    const [first = '', second = '', plain] = log.lines.map((line) => line.replace('sample | ', ''));
    expect(JSON.parse(first)).toMatchObject({
      level: 'INFO',
      message: 'first',
      requestId: expect.any(String),
    });
    expect(JSON.parse(second)).toMatchObject({ level: 'WARN', message: { second: 2 } });
    expect(plain).toBe('plain');
  });

  it('has versions, of which its alias names the one that is called', async () => {
    const one = functionWith({}, { version: '2' });
    expect(await call(one)).toMatchObject({ version: '2', arn: 'arn:sample:live' });
    expect(one.route({ version: '1', weights: {} })).toBe(true);
    expect(await call(one)).toMatchObject({ version: '1', arn: 'arn:sample:live' });
    expect(one.route({ version: '3', weights: {} })).toBe(false);
    expect(one.routing).toEqual({ version: '1', weights: {} });
  });

  it('shares its calls out between two versions by the weights of its alias', async () => {
    const one = functionWith({}, { version: '2' });
    one.route({ version: '2', weights: { 1: 0.25 } });
    const served: Json[] = [];
    for (let calls = 0; calls < 40; calls += 1) served.push((await call(one))['version'] ?? null);
    const older = served.filter((version) => version === '1').length;
    expect(Math.abs(older - 10)).toBeLessThanOrEqual(1);
  });
});
