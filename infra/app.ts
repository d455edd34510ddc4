import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { readConfig } from './config.ts';
import { featureFlags } from './feature-flags.ts';
import { buildSystem } from './system.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const app = new App({ analyticsReporting: false, postCliContext: featureFlags });
buildSystem(app, readConfig(String(app.node.tryGetContext('stage') ?? 'dev')), version);
app.synth();
