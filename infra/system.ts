import {
  Annotations,
  type App,
  Aws,
  CfnRule,
  Fn,
  type Stack,
  type StackProps,
  Validations,
} from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { unfinishedIn } from './config/unfinished.ts';
import { type Config, edgeOf } from './config.ts';
import { CostsStack } from './costs-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { edgeRegion } from './origin-secret.ts';
import { ServiceStack } from './service-stack.ts';
import { StorageStack } from './storage-stack.ts';

/** The stacks of a stage, under the rules of AwsSolutions: a finding that no construct explains stops the synthesis. */
export function buildSystem(app: App, config: Config, version: string) {
  const common = {
    config,
    env: { region: config.region },
    tags: { system: 'pemberdayaan-tki', stage: config.stage },
    analyticsReporting: false,
  };
  const storage = new StorageStack(app, 'Storage', {
    ...common,
    stackName: `pemberdayaan-tki-${config.stage}-storage`,
    terminationProtection: config.keepData,
  });
  const service = new ServiceStack(app, 'Service', {
    ...common,
    stackName: `pemberdayaan-tki-${config.stage}-service`,
    storage,
    version,
  });
  const costs = new CostsStack(app, 'Costs', {
    ...common,
    stackName: `pemberdayaan-tki-${config.stage}-costs`,
    env: { region: edgeRegion },
  });
  const edge = buildEdge(app, common, storage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const stacks = [storage, service, costs, ...(edge ? [edge] : [])];
  if (config.stage === 'prod') tellOfUnfinished(stacks, config);
  return { storage, service, costs, ...(edge && { edge }) };
}

type Common = StackProps & { readonly config: Config };

function buildEdge(app: App, common: Common, storage: StorageStack): EdgeStack | undefined {
  const { config } = common;
  const edge = edgeOf(config);
  if (!edge) return undefined;
  const stack = new EdgeStack(app, 'Edge', {
    ...common,
    edge,
    stackName: `pemberdayaan-tki-${config.stage}-edge`,
    env: { region: edgeRegion },
  });
  // It reads the copy of the origin secret that storage keeps in its region.
  stack.addStackDependency(storage);
  return stack;
}

function tellOfUnfinished(stacks: readonly Stack[], config: Config): void {
  const [first] = stacks;
  if (first && 'off' in config.edge)
    Annotations.of(first).addInfoV2(
      'pemberdayaan-tki:no-edge',
      `config/prod.json leaves the API without anything before it: ${config.edge.off}`,
    );
  const unfinished = unfinishedIn(config);
  if (unfinished.length === 0) return;
  const sentence = `config/${config.stage}.json is unfinished: put your own values in the place of those of the example, at ${unfinished.join(', ')}`;
  if (first) Annotations.of(first).addWarningV2('pemberdayaan-tki:unfinished', `\n\n  ${sentence}.\n`);
  for (const stack of stacks) refuseToDeploy(stack, sentence);
}

/**
 * A clone can be looked at and synthesized as it is; CloudFormation refuses to make it, in these words. A rule compares
 * with what the stack is given: no region has this name.
 */
function refuseToDeploy(stack: Stack, assertDescription: string): void {
  const assert = Fn.conditionEquals(Aws.REGION, 'unfinished');
  new CfnRule(stack, 'Unfinished', { assertions: [{ assert, assertDescription }] });
}
