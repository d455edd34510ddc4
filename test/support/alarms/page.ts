import type { Template } from 'aws-cdk-lib/assertions';
import { resourcesOf } from '../synthesis.ts';
import type { MetricStat } from './metrics.ts';

export type Widget = {
  readonly type: string;
  readonly region: string;
  readonly title: string;
  readonly markdown: string;
  readonly metrics: readonly Omit<MetricStat, 'statistic' | 'period'>[];
};
type Body = {
  readonly widgets: readonly {
    readonly type: string;
    readonly properties: {
      readonly region?: string;
      readonly title?: string;
      readonly markdown?: string;
      readonly metrics?: readonly (readonly unknown[])[];
    };
  }[];
};

/** The widgets of the one dashboard, from top to bottom; what is referred to is known by its logical id. */
export function widgetsOf(template: Template): Widget[] {
  const [dashboard, ...others] = Object.values(resourcesOf(template, 'AWS::CloudWatch::Dashboard'));
  if (!dashboard || others.length > 0) throw new Error('not one dashboard');
  const [, parts] = (dashboard.Properties['DashboardBody'] as { 'Fn::Join': [string, unknown[]] })[
    'Fn::Join'
  ];
  const text = parts
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part).replaceAll('"', '')))
    .join('');
  return (JSON.parse(text) as Body).widgets.map(({ type, properties }) => ({
    ...{
      type,
      region: properties.region ?? '',
      title: properties.title ?? '',
      markdown: properties.markdown ?? '',
    },
    metrics: (properties.metrics ?? []).map(read),
  }));
}

/** `[namespace, name, dimension, value, …, options]` */
function read(metric: readonly unknown[]): Widget['metrics'][number] {
  const [namespace, name, ...rest] = metric.filter((part) => typeof part === 'string');
  const pairs = rest.flatMap((part, index) => (index % 2 === 0 ? [[part, rest[index + 1]]] : []));
  return { namespace: String(namespace), name: String(name), dimensions: Object.fromEntries(pairs) };
}
