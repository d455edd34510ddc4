import { type Alarm, statesOf } from './alarm.ts';
import { type Injection, injectionFor } from './injections.ts';
import { pointsOf } from './logged.ts';
import type { Dimensions, MetricStat, Point } from './metrics.ts';
import { canaryScenes } from './scenes/canaries.ts';
import { letterScenes } from './scenes/letters.ts';
import { needScenes } from './scenes/needs.ts';
import { prepare, type Scene } from './scenes/scene.ts';
import { weekScenes } from './scenes/weeks.ts';
import type { AlarmState } from './states.ts';

export type Fired = {
  readonly what: string;
  readonly rings: AlarmState | undefined;
  readonly calm: AlarmState | undefined;
};

const scenes: Readonly<Record<string, Scene>> = {
  ...{ ...letterScenes, ...needScenes, ...weekScenes, ...canaryScenes },
};
/** Ends of periods of CloudWatch, which begin at whole days, hours and minutes. */
const end = Date.parse('2027-01-08T00:00:00Z');

const isOurs = ({ namespace }: MetricStat): boolean => namespace === 'PemberdayaanTki';

/** Rings an alarm, and leaves it calm; throws where nobody has said how. */
export async function fire(alarm: Alarm): Promise<Fired> {
  const [metric] = alarm.metrics;
  if (metric && isOurs(metric)) return play(alarm, metric);
  const injection = injectionFor(alarm.name);
  if (!injection) throw new Error(`nobody says what rings “${alarm.name}”`);
  const after = (values: Injection['rings']) =>
    last(statesOf(alarm, pointsFor(alarm, injection, values), end));
  return { what: injection.what, rings: after(injection.rings), calm: after(injection.calm) };
}

const last = (states: readonly AlarmState[]): AlarmState | undefined => states.at(-1);

/** By the function's own code, whose log CloudWatch reads. */
async function play(alarm: Alarm, { dimensions, name, period }: MetricStat): Promise<Fired> {
  const service = String(dimensions['service']);
  const scene = scenes[`${service} ${name}`];
  if (!scene) throw new Error(`nobody plays what rings “${alarm.name}”: ${service} ${name}`);
  const system = await prepare(scene);
  const points = await pointsOf(service, end - period / 2, (report) => {
    Object.assign(system.deps, { report });
    return scene.act(system);
  });
  const [there, without] = [points, []].map((given) => last(statesOf(alarm, given, end)));
  const [rings, calm] = scene.keepsCalm ? [without, there] : [there, without];
  return { what: scene.what, rings, calm };
}

/** As AWS would count them, for the resource that the alarm names; throws where it names another one. */
export function pointsFor(alarm: Alarm, injection: Injection, values: Injection['rings']): Point[] {
  const [namespace = '', name = ''] = injection.metric.split(' ');
  const dimensions = dimensionsFor(alarm, namespace, name, injection.of);
  const period = injection.minutes * 60_000;
  return values.flatMap((value, index) =>
    (value === undefined ? [] : [value].flat()).map((one) => ({
      ...{ namespace, name, dimensions, value: one },
      at: end - (values.length - index - 0.5) * period,
    })),
  );
}

function dimensionsFor(alarm: Alarm, namespace: string, name: string, of: Injection['of']): Dimensions {
  const fits = ({ dimensions }: MetricStat) =>
    Object.keys(dimensions).length === Object.keys(of).length &&
    Object.entries(of).every(([key, part]) => new RegExp(part).test(dimensions[key] ?? ''));
  const metric = alarm.metrics.find((own) => own.namespace === namespace && own.name === name && fits(own));
  if (!metric) throw new Error(`“${alarm.name}” watches nothing of ${name} ${JSON.stringify(of)}`);
  return metric.dimensions;
}
