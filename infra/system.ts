import { Annotations, type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Config } from './config.ts';
import { ServiceStack } from './service-stack.ts';
import { StorageStack } from './storage-stack.ts';

/** Both stacks of a stage, under the rules of AwsSolutions: a finding that no construct explains stops the synthesis. */
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
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  if (config.stage === 'prod') warnOfExampleAddresses(storage, config);
  return { storage, service };
}

function warnOfExampleAddresses(stack: StorageStack, config: Config): void {
  if (!/\.example"|::000000000000:/.test(JSON.stringify(config))) return;
  Annotations.of(stack).addWarningV2(
    'pemberdayaan-tki:example-addresses',
    'config/prod.ts still names addresses under .example or the account 000000000000: put your own there before you deploy',
  );
}
