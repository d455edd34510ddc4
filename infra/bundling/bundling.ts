import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

/** How esbuild makes what is deployed as a function; the reason for each: docs/decisions/cold-start.md. */
export const bundling = {
  ...{ bundle: true, platform: 'node', format: 'cjs', target: 'node24', minify: true },
  // Code that V8 is given by hand has no `import()`: what it leads to is required.
  supported: { 'dynamic-import': false },
  // Takes the ES modules of the SDK, from which esbuild can leave out what is not called.
  mainFields: ['module', 'main'],
  // A reader of the environment in the place of eight ways to credentials and the clients of three sign-in services.
  alias: {
    '@aws-sdk/credential-provider-node': fileURLToPath(
      new URL('environment-credentials.ts', import.meta.url),
    ),
  },
} as const satisfies Omit<BuildOptions, 'mainFields'> & { mainFields: readonly string[] };

/** Around a module's code: with it, the code is one function that takes what a CommonJS module has. */
export const asFunction = {
  banner: { js: '(function(exports,require,module){' },
  footer: { js: '})' },
} as const;
