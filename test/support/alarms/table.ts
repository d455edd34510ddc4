import { anchorOf } from '../../../infra/runbook.ts';
import type { Alarm } from './alarm.ts';
import type { Fired } from './fire.ts';

const intro = `# Alarms

Made by \`test/infra/alarms.test.ts\` (\`-u\` writes it anew) from the templates of \`prod\`. Each alarm was rung by what
stands under "rung by" and left calm by a little less. Where the metric is ours, the function's own code was made to write
it into its log; numbers that AWS counts were put in by hand. The names link to [the runbook](runbook.md#alarms). Those in
the first table wake somebody ([how it was decided](decisions/alarms.md)).
`;

type Row = { readonly alarm: Alarm; readonly fired: Fired };

/** The alarms as a document: what each says, when it rings, and what rang it here. */
export function alarmTable(rows: readonly Row[]): string {
  const [night, morning] = [true, false].map((wakes) => rows.filter(({ alarm }) => alarm.wakes === wakes));
  return [
    intro,
    ...titled('Wake somebody', night ?? []),
    ...titled('Can wait until the morning', morning ?? []),
    ...['## Told without an alarm', '', ...aligned(otherwise), ''],
  ].join('\n');
}

function titled(title: string, rows: readonly Row[]): string[] {
  const cells = [
    ['alarm', 'rings at', 'rung by', 'what it says first'],
    ...rows.map(({ alarm, fired }) => [
      `[${alarm.name}](runbook.md#${anchorOf(alarm.name.replace(/ \(\w+\)$/, ''))})`,
      ...[alarm.condition, fired.what, alarm.text.split(/(?<=\.) /)[0] ?? ''],
    ]),
  ];
  return [`## ${title}: ${rows.length}`, '', ...aligned(cells), ''];
}

const link = (title: string): string => `[${title}](runbook.md#${anchorOf(title)})`;

const otherwise: readonly (readonly string[])[] = [
  ['told', 'when', 'tried with', 'by'],
  [
    link('A role that opens data is taken'),
    'CloudTrail tells `AssumeRole` of _privacy-officer_ or _break-glass_',
    'that event of each role, of two others, and another event',
    'a rule of EventBridge, to whoever is woken',
  ],
  [
    link('Costs exceed the plan'),
    'four fifths of `monthlyBudget` are foreseen, or all of it is spent',
    '160, 161 foreseen and 200, 201 spent of 200 dollars',
    'AWS Budgets, to `alarmEmail`',
  ],
];

/** As the formatter writes tables. */
function aligned([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[], fill = ' ') =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  return [
    line(head),
    line(
      head.map(() => ''),
      '-',
    ),
    ...rows.map((row) => line(row)),
  ];
}
