import type { FunctionName } from '../infra/function-names.ts';
import { readShapes } from '../shared/storage/shapes.ts';
import type { Deployed, Version } from './aws/versions.ts';
import { Refused } from './failure.ts';

export type Step = { readonly deployed: Deployed; readonly now: Version; readonly next: Version };

export type Plan = {
  /** Names of deployments. */
  readonly from: string;
  readonly to: string;
  readonly steps: readonly Step[];
  /** Functions that the deployment has no version of, because they are newer: they stay. */
  readonly without: readonly FunctionName[];
};

/** `0.1.0-3f2a91c8` of `0.1.0-3f2a91c8 letter 2/3`. */
export const deploymentOf = ({ description }: Pick<Version, 'description'>): string =>
  description.split(' ')[0] || 'unnamed';

/** Every deployment that Lambda still has a version of, the oldest first; one that came again counts when it came last. */
export function deploymentsIn(functions: readonly Deployed[]): string[] {
  const last = new Map<string, string>();
  for (const version of functions.flatMap(({ versions }) => versions)) {
    const name = deploymentOf(version);
    if (version.publishedAt > (last.get(name) ?? '')) last.set(name, version.publishedAt);
  }
  return [...last].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([name]) => name);
}

/** Which version each function goes to: that of the named deployment, or of the one before the newest that is live. */
export function planRollback(
  functions: readonly Deployed[],
  { to, only }: { readonly to?: string | undefined; readonly only?: FunctionName | undefined },
): Plan {
  const deployments = deploymentsIn(functions);
  const chosen = functions.filter(({ name }) => only === undefined || name === only);
  const liveAt = chosen.map((deployed) => deployments.indexOf(deploymentOf(liveOf(deployed))));
  const at = Math.max(...liveAt);
  const target = to ?? deployments[at - 1];
  if (target === undefined) throw new Refused(`There is no deployment before ${deployments[at] ?? 'any'}`);
  if (!deployments.includes(target))
    throw new Refused(`There is no deployment ${target}; there are ${deployments.join(', ')}`);
  refuseUnreadable(functions, target);
  const moves = chosen.map((deployed) => ({
    ...{ deployed, now: liveOf(deployed) },
    next: deployed.versions.findLast((version) => deploymentOf(version) === target),
  }));
  return {
    ...{ from: deployments[at] ?? 'unnamed', to: target },
    steps: moves.filter((move): move is Step => move.next !== undefined && move.next !== move.now),
    without: moves.flatMap(({ deployed, next }) => (next ? [] : [deployed.name])),
  };
}

function liveOf({ name, live, versions }: Deployed): Version {
  const found = versions.find(({ number }) => number === live);
  if (!found) throw new Refused(`The live version ${live} of ${name} is none that Lambda has published`);
  return found;
}

/** Whatever was published may have written: nobody goes to what cannot read it. */
function refuseUnreadable(functions: readonly Deployed[], target: string): void {
  const all = functions.flatMap(({ versions }) => versions);
  const reads = readShapes(all.find((one) => deploymentOf(one) === target)?.description ?? '');
  for (const version of all)
    for (const [shape, { writes }] of Object.entries(readShapes(version.description)))
      if (writes > (reads[shape]?.reads ?? 1))
        throw new Refused(
          `${target} reads ${shape} up to shape ${reads[shape]?.reads ?? 1}, and ${deploymentOf(version)} has written ` +
            `shape ${writes}: what is stored would stay unread. Go to a later deployment, or forward.`,
        );
}
