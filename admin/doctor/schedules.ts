import { type Check, deploy, type Finding, page, stops } from './check.ts';

/** Who is called by the clock, and what does not happen otherwise. */
const harm: Readonly<Record<string, string>> = {
  gather: 'offices hear of no new application',
  summarize: 'no statement is made on Monday',
  reconcile: 'what went astray is not repaired, and silence escalates to nobody',
  canary: 'nobody knows between two looks whether applications still come out at the other end',
};

export const schedules: Check = {
  name: 'schedules',
  async examine({ config, inspection }) {
    const all = await inspection.schedules();
    const on = new Set(all.filter(({ state }) => state === 'ENABLED').map(({ calls }) => calls));
    const off = all.filter(({ state }) => state === 'DISABLED');
    const enable = (name: string) => `${page(config, `scheduler/home?#schedules/default/${name}`)} → Enable`;
    const findings: Finding[] = [
      ...off.map(({ name, calls }) =>
        stops(
          `The schedule of ${calls} is disabled: ${harm[calls] ?? `${calls} is not called`}`,
          enable(name),
        ),
      ),
      ...Object.entries(harm)
        .filter(([calls]) => !on.has(calls) && !off.some((one) => one.calls === calls))
        .map(([calls, what]) =>
          stops(`Nothing calls ${calls} by the clock: ${what}`, deploy(config, 'Service')),
        ),
    ];
    return { seen: `${on.size} of ${all.length} enabled`, findings };
  },
};
