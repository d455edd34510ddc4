import type { KnipConfig } from 'knip';

/** What no import leads to is named here, each with who starts it. knip finds the rest by itself. */
const config: KnipConfig = {
  entry: [
    // cdk.json names it, and local/assembly/synthesize.ts runs it as a process.
    'infra/app.ts',
    // infra/node-function.ts makes the path from the function's name.
    'functions/*/handler.ts',
    // browser/make-scripts.ts makes the path from the page's name.
    'browser/{form,status,assisted,worker}.ts',
    // bench/week.ts runs both as processes.
    'bench/week/{count,stub-table}.ts',
    // bench/cold.ts and bench/warm.ts bundle these and run them as processes.
    'bench/cold/child.ts',
    'bench/peers/functions/*-handler.ts',
    'bench/warm/bare-handler.ts',
    // esbuild is given three in the place of others, and one as the first file; the last is a process.
    'infra/bundling/{environment-credentials,no-profiles,no-web-streams,loader,compile}.ts',
  ],
  project: ['**/*.ts'],
  // The command line of `npx cdk`, which only people call.
  ignoreDependencies: ['aws-cdk'],
  // Where they are, test/bring-browser.ts and test/verify-dynamodb-local.ts use them.
  ignoreBinaries: ['apt-get', 'java'],
  // Exported types and numbers also say what a file's other exports mean, and may stand in a test. What not even its
  // own file uses is still found.
  ignoreExportsUsedInFile: true,
};

export default config;
