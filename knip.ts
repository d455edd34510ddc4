import type { KnipConfig } from 'knip';

/** What no import leads to is named here, each with who starts it. `npx knip` finds the rest by itself. */
const config: KnipConfig = {
  entry: [
    // cdk.json and local/synthesize.ts run it as a process.
    'infra/app.ts',
    // infra/node-function.ts makes the path from the function's name.
    'functions/*/handler.ts',
  ],
  project: ['**/*.ts'],
  // The command line of `npx cdk`, which only people call.
  ignoreDependencies: ['aws-cdk'],
};

export default config;
