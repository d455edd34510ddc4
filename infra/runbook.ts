import type { Config } from './config.ts';

/** The anchor that GitHub and Forgejo give a heading: lower case, hyphens for spaces, no other signs. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** Where the runbook says the rest: an address, or the path in this repository. */
export const runbookLink = ({ runbookUrl = 'docs/runbook.md' }: Config, heading: string): string =>
  `${runbookUrl}#${anchorOf(heading)}`;
