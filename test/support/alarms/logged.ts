import { vi } from 'vitest';
import { consoleReport, type Report } from '../../../shared/observing/report.ts';
import type { Point } from './metrics.ts';

type Embedded = {
  readonly _aws: {
    readonly Timestamp: number;
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
} & Readonly<Record<string, unknown>>;

/**
 * What CloudWatch takes from lines of a log in its embedded metric format: for each set of dimensions each number.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export const pointsIn = (lines: readonly string[]): Point[] =>
  lines
    .filter((line) => line.startsWith('{') && line.includes('"_aws"'))
    .flatMap((line) => {
      const root = JSON.parse(line) as Embedded;
      return root._aws.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
        Dimensions.flatMap((names) =>
          Metrics.map(({ Name }) => ({
            ...{ namespace: Namespace, name: Name, at: root._aws.Timestamp, value: Number(root[Name]) },
            dimensions: Object.fromEntries(names.map((name) => [name, String(root[name])])),
          })),
        ),
      );
    });

/** Does the work with the report that the function of this name writes on AWS, and reads its lines as CloudWatch does. */
export async function pointsOf(
  service: string,
  at: number,
  work: (report: Report) => Promise<unknown>,
): Promise<Point[]> {
  const lines: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  const said = (['info', 'error'] as const).map((level) => vi.spyOn(console, level).mockReturnValue());
  try {
    await work(consoleReport(service, () => at));
  } finally {
    for (const spy of [stdout, ...said]) spy.mockRestore();
  }
  return pointsIn(lines);
}
