import type { Resource, Resources } from '../assembly/resources.ts';
import { arnIn, type CallGate, type Emulator, type Place } from './emulator.ts';
import { notThere, type RestRequest, startRestService } from './rest-service.ts';

type Schedule = Resource<'AWS::Scheduler::Schedule'>;

/** Says which schedules the template has and whether they fire; `isOn` also knows of those disabled by hand. */
export function startScheduler(
  resources: Resources,
  isOn: (arn: string) => boolean,
  gate: CallGate,
  place: Place,
): Promise<Emulator> {
  const schedules = resources.of('AWS::Scheduler::Schedule');
  const summary = ({ name, arn }: Schedule) => ({
    ...{ Name: name, GroupName: 'default', Arn: arn },
    State: isOn(arn) ? 'ENABLED' : 'DISABLED',
  });
  const GetSchedule = {
    route: 'GET /schedules/*',
    resources: ({ parameters: [name = ''] }: RestRequest) => [
      arnIn(place, 'scheduler', `schedule/default/${name}`),
    ],
    answer: ({ parameters: [name] }: RestRequest) => {
      const found = schedules.find((one) => one.name === name);
      if (!found) return notThere(`Schedule ${name} does not exist.`);
      const { ScheduleExpression, ScheduleExpressionTimezone, Target } = found.properties;
      const { Arn, Input } = Target;
      return {
        content: {
          ...summary(found),
          ScheduleExpression,
          ScheduleExpressionTimezone,
          Target: { Arn, Input },
        },
      };
    },
  };
  const ListSchedules = {
    route: 'GET /schedules',
    resources: () => [arnIn(place, 'scheduler', 'schedule/*/*')],
    answer: () => ({
      content: {
        Schedules: schedules.map((one) => ({
          ...summary(one),
          Target: { Arn: one.properties.Target.Arn },
        })),
      },
    }),
  };
  return startRestService({ name: 'scheduler', operations: { GetSchedule, ListSchedules } }, gate);
}
