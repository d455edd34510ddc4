import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { parseCatalog } from '../shared/catalog/catalog.ts';
import { catalogFiles } from '../shared/catalog/data.ts';
import { readConfig } from './config.ts';
import { featureFlags } from './feature-flags.ts';
import { buildSystem } from './system.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

// What is wrong in the catalog stops the deployment, not the first request.
parseCatalog(catalogFiles);

const app = new App({ analyticsReporting: false, postCliContext: featureFlags });
buildSystem(app, readConfig(String(app.node.tryGetContext('stage') ?? 'dev')), version);
app.synth();
