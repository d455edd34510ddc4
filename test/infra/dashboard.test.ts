import { describe, expect, it } from 'vitest';
import { edgeRegion } from '../../infra/origin-secret.ts';
import { type MetricSource, metrics } from '../../shared/observing/metrics.ts';
import { alarmsOf } from '../support/alarms/alarm.ts';
import { isDocumented } from '../support/alarms/documented.ts';
import { widgetsOf } from '../support/alarms/page.ts';
import { bundleOf } from '../support/calls.ts';
import { synthesize } from '../support/synthesis.ts';

const prod = synthesize('prod');
const widgets = widgetsOf(prod.service);
const graphs = widgets.filter(({ type }) => type === 'metric');
const shown = graphs.flatMap((graph) => graph.metrics);

type Shown = (typeof shown)[number];
const nameOf = ({ dimensions, name }: Shown): string => `${dimensions['service']} ${name}`;
const isOurs = ({ namespace }: Shown): boolean => namespace === 'PemberdayaanTki';
const listed = Object.entries(metrics).flatMap(([service, names]) =>
  names.map((name) => `${service} ${name}`),
);

describe('the dashboard', () => {
  it('is read from people in to money', () => {
    const headings = widgets.flatMap(({ markdown }) => /^## (.+)$/m.exec(markdown)?.[1] ?? []);
    expect(headings).toEqual(['People in', 'Offices told', 'Offices answering', 'People helped', 'Money']);
  });

  it('says in each title what is good', () => {
    expect(graphs.length).toBeGreaterThan(15);
    expect(graphs.map(({ title }) => title).filter((title) => !title.includes('good'))).toEqual([]);
  });

  it('shows only what a function writes, or AWS documents, and where it stands', () => {
    const unknown = shown.filter((metric) =>
      isOurs(metric) ? !listed.includes(nameOf(metric)) : !isDocumented(metric),
    );
    expect(unknown).toEqual([]);
    for (const { metrics: own, region } of graphs)
      for (const { namespace } of own)
        expect([namespace, region === edgeRegion]).toEqual([
          namespace,
          ['AWS/Billing', 'AWS/WAFV2'].includes(namespace),
        ]);
  });
});

describe('a number that a function writes', () => {
  const rung = alarmsOf(prod.service)
    .flatMap((alarm) => alarm.metrics)
    .filter(isOurs);

  it('rings an alarm, or stands on the dashboard', () => {
    const looked = new Set([...rung, ...shown.filter(isOurs)].map(nameOf));
    expect(listed.filter((name) => !looked.has(name))).toEqual([]);
  });

  it.each(Object.keys(metrics) as MetricSource[])('is listed, and written, by %s', async (service) => {
    const bundle = await bundleOf(service);
    expect(metrics[service].filter((name) => !bundle.includes(`"${name}"`))).toEqual([]);
    const counted = [...bundle.matchAll(/\.count\("(\w+)"/g)].map(([, name]) => name);
    expect(counted.filter((name) => !(metrics[service] as readonly unknown[]).includes(name))).toEqual([]);
  });

  it('is written by no other function', async () => {
    for (const service of ['pages', 'statements']) expect(await bundleOf(service)).not.toMatch(/\.count\("/);
  });
});
