import {
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import {
  type DashboardProps,
  money,
  officesAnswering,
  officesTold,
  peopleHelped,
  peopleIn,
  type Row,
} from './dashboard-rows.ts';

const width = 24;

/** One page, read from top to bottom: people in, offices told, offices answering, people helped, money. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { config, operations } = props;
    const dashboard = new CloudWatchDashboard(this, 'Page', {
      dashboardName: `pemberdayaan-tki-${config.stage}`,
    });
    dashboard.addWidgets(new TextWidget({ markdown: intro, width, height: 3 }));
    dashboard.addWidgets(
      new AlarmStatusWidget({ title: 'Nothing red is good', alarms: operations.raised, width, height: 8 }),
    );
    for (const row of [peopleIn, officesTold, officesAnswering, peopleHelped, money])
      draw(dashboard, row(props));
  }
}

const intro = `# People in, offices told, offices answering, people helped
Read from top to bottom: where a row stops, people stop there. Each title says what is good.
What an alarm means and what to do stands in the runbook, under the alarm's name.`;

function draw(dashboard: CloudWatchDashboard, { heading, says, graphs }: Row): void {
  dashboard.addWidgets(new TextWidget({ markdown: `## ${heading}\n${says}`, width, height: 2 }));
  dashboard.addWidgets(
    ...graphs.map(
      ({ title, metrics, region, line }) =>
        new GraphWidget({
          ...{ title, left: [...metrics], width: Math.floor(width / graphs.length), leftYAxis: { min: 0 } },
          ...(region && { region }),
          ...(line && { leftAnnotations: [{ value: line, label: 'planned' }] }),
        }),
    ),
  );
}
