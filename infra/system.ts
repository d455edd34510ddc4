import { Annotations, type App, type StackProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
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
  if (config.stage === 'prod') warnOfUnfinished(storage, config);
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

function warnOfUnfinished(stack: StorageStack, config: Config): void {
  if ('off' in config.edge)
    Annotations.of(stack).addWarningV2(
      'pemberdayaan-tki:no-edge',
      `config/prod.json leaves the API without anything before it: ${config.edge.off}`,
    );
  if (!/\.example"|::000000000000:/.test(JSON.stringify(config))) return;
  Annotations.of(stack).addWarningV2(
    'pemberdayaan-tki:example-addresses',
    'config/prod.json still names addresses under .example or the account 000000000000: put your own there before you deploy',
  );
}
