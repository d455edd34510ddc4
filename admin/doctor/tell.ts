import { type Examined, inOrder } from './examine.ts';

const width = 15;

/** One line a check, then what to do, numbered, the most urgent first. */
export function tell(examined: readonly Examined[]): string[] {
  const findings = inOrder(examined);
  const todo = findings.filter(({ urgency }) => urgency !== 'advice');
  const advice = findings.filter(({ urgency }) => urgency === 'advice');
  return [
    ...examined.map(lineOf),
    '',
    ...(todo.length === 0 ? ['All is well.'] : ['To do, the most urgent first:']),
    ...todo.flatMap(({ what, fix }, at) => [`${String(at + 1).padStart(3)}. ${what}`, `     → ${fix}`]),
    ...(advice.length === 0 ? [] : ['', 'Advice:']),
    ...advice.flatMap(({ what, fix }) => [`  -  ${what}`, `     → ${fix}`]),
  ];
}

function lineOf({ name, seen, findings }: Examined): string {
  const wrong = findings.some(({ urgency }) => urgency !== 'advice');
  return `${wrong ? 'TO DO ' : 'ok    '} ${name.padEnd(width)} ${seen}`;
}
