import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { findCatalog, useCatalog } from '../config/other-catalog.ts';
import { featureFlags } from './feature-flags.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const app = new App({ analyticsReporting: false, postCliContext: featureFlags });
const catalog: unknown = app.node.tryGetContext('catalog');

// What is wrong in the catalog stops the deployment, not the first request. Whoever wrote it is not helped by a stack.
try {
  if (catalog !== undefined) useCatalog(findCatalog(String(catalog)));
  const { checkCatalog } = await import('../shared/catalog/check-catalog.ts');
  checkCatalog();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const { ConfigRefused, readConfig } = await import('./config.ts');
const { buildSystem } = await import('./system.ts');
try {
  buildSystem(app, readConfig(String(app.node.tryGetContext('stage') ?? 'dev')), version);
  app.synth();
} catch (error) {
  if (!(error instanceof ConfigRefused)) throw error;
  // An admin reads it, who is not helped by a stack.
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}
