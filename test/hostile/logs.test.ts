import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { commands, logs, markups, templates } from './payloads.ts';

const endings = [
  'x\n{"_aws":{}}',
  'x\r\nEND RequestId: x',
  '\u001B[31mx',
  '\u2028x',
  '\u0000',
  'x'.repeat(100_000),
];
const texts = [...logs, ...commands, ...templates, ...markups, ...endings];

/** A function that is careless with each of them in every way that a report offers; its log is Lambda's. */
const careless = `
import { writeJsonLogs } from './local/lambda/lambda-console.ts';
import { consoleReport } from './shared/observing/report.ts';
writeJsonLogs('INFO', () => 'one');
const report = consoleReport('office', () => 5);
for (const text of JSON.parse(process.env.TEXTS)) {
  report.log('said', { text });
  report.fail('failed', new Error(text, { cause: Object.assign(new Error(), { name: text }) }));
  console.info(text);
  console.error(new Error(text));
  report.count('Answers');
}`;

it('whatever comes into a log is one line of JSON each, and none of it a metric', () => {
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', careless], {
    ...{ encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    env: { ...process.env, TEXTS: JSON.stringify(texts) },
  });
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line): object => JSON.parse(line));
  expect(lines).toHaveLength(5 * texts.length);
  const metrics = lines.filter((line) => '_aws' in line);
  expect(metrics).toHaveLength(texts.length);
  for (const metric of metrics)
    expect(metric).toMatchObject({
      service: 'office',
      Answers: 1,
      _aws: { CloudWatchMetrics: [{ Namespace: 'PemberdayaanTki' }] },
    });
  expect(new Set(lines.filter((line) => !('_aws' in line)).map((line) => 'level' in line))).toEqual(
    new Set([true]),
  );
});
