import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** What a process that reports writes: the report of a function has the process's own output. */
function linesOf(script: string): unknown[] {
  const setup =
    "import { consoleReport } from './shared/observing/report.ts'; const report = consoleReport('notify', () => 5);";
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', `${setup}${script}`], {
    encoding: 'utf8',
  });
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

it('a number stands in a line of its own, in the form that CloudWatch reads', () => {
  expect(linesOf("report.count('LettersSent'); report.count('LettersRequeued', 3);")).toEqual([
    {
      _aws: {
        Timestamp: 5,
        CloudWatchMetrics: [
          {
            Namespace: 'PemberdayaanTki',
            Dimensions: [['service']],
            Metrics: [{ Name: 'LettersSent', Unit: 'Count' }],
          },
        ],
      },
      service: 'notify',
      LettersSent: 1,
    },
    expect.objectContaining({ service: 'notify', LettersRequeued: 3 }),
  ]);
});
