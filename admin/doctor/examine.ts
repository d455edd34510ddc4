import type { System } from '../aws/system.ts';
import { explain } from '../failure.ts';
import { type Check, type Finding, type Seen, stops, urgencies } from './check.ts';

export type Examined = {
  readonly name: string;
  readonly seen: string;
  readonly findings: readonly Finding[];
};

/** Asks everything side by side; a check that cannot be asked is a finding, and stops no other. */
export function examineAll(
  checks: readonly Check[],
  system: System,
  ended: (name: string) => void = () => {},
): Promise<Examined[]> {
  return Promise.all(
    checks.map(async (check) => {
      const examined = await examineOne(check, system);
      ended(check.name);
      return examined;
    }),
  );
}

async function examineOne({ name, examine }: Check, system: System): Promise<Examined> {
  const { seen, findings = [] } = await examine(system).catch(notAsked);
  return { name, seen, findings: findings.filter((one) => one !== false) };
}

function notAsked(error: unknown): Seen {
  return { seen: 'could not be asked', findings: [whyNotAsked(error)] };
}

function whyNotAsked(error: unknown): Finding {
  const { ending, words } = explain(error);
  if (ending === 'forbidden')
    return stops(
      `The doctor may not look: ${permissionIn(error) ?? 'a permission'} is missing`,
      'Take the role operator (docs/runbook.md, "Take a role"), or deploy its present policy',
    );
  // Asked with other credentials, everything else may be well.
  if (ending === 'unknown') return stops(`The doctor could not look: ${words}`, 'Then run the doctor again');
  return stops(
    `The doctor could not look: ${words}`,
    'Run the doctor again; if it stays, deploy the stack that should hold it',
  );
}

/** Our clients note it on the error, which the ports of `shared/` keep as their cause. */
function permissionIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'permission' in error ? String(error.permission) : permissionIn(error.cause);
}

/** All findings, the most urgent first; among equals, in the order of the checks. What two of them say is said once. */
export function inOrder(examined: readonly Examined[]): Finding[] {
  const all = new Map(examined.flatMap(({ findings }) => findings.map((one) => [one.what, one])));
  return urgencies.flatMap((urgency) => [...all.values()].filter((one) => one.urgency === urgency));
}
