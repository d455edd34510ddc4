import { readFileSync } from 'node:fs';
import { anchorOf } from '../../../infra/runbook.ts';

export type Section = { readonly heading: string; readonly anchor: string; readonly text: string };

const runbook = readFileSync('docs/runbook.md', 'utf8');

/** Everything under headings of this depth, as somebody reads it who followed a link. */
function sectionsIn(text: string): Section[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return { heading, anchor: anchorOf(heading), text: lines.join('\n').trim() };
    });
}

/** Those about alarms. */
export const alarmSections: readonly Section[] = sectionsIn(
  /\n## Alarms\n([\s\S]*?)\n## /.exec(runbook)?.[1] ?? '',
);

/** Links within the runbook that lead nowhere. */
export function deadLinks(): string[] {
  const anchors = new Set([...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)));
  const links = [...runbook.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
  return links.filter((anchor) => !anchors.has(anchor));
}

/** What the runbook says to look for in the log of a function. */
export const soughtInLogs = (): { readonly name: string; readonly event: string }[] =>
  [...runbook.matchAll(/`logs (\w+) ([\w-]+)/g)].map(([, name = '', event = '']) => ({
    name: name.toLowerCase(),
    event,
  }));
