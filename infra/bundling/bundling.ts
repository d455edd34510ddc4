import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

const beside = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** How esbuild makes what is deployed as a function; the reason for each: docs/decisions/cold-start.md. */
export const bundling = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node24',
  minify: true,
  // Code that V8 is given by hand has no `import()`: what it leads to is required.
  supported: { 'dynamic-import': false },
  // Takes the ES modules of the SDK, from which esbuild can leave out what is not called.
  mainFields: ['module', 'main'],
  // Globals of Node that load what no function uses as soon as they are looked at, as libraries for browsers do.
  define: { ReadableStream: 'undefined', navigator: 'undefined' },
  // What starts a function slowly, and what stands in its place.
  alias: {
    '@aws-sdk/credential-provider-node': beside('environment-credentials.ts'),
    'node:fs/promises': beside('no-profiles.ts'),
    'node:stream/web': beside('no-web-streams.ts'),
  },
} satisfies BuildOptions;

/** Around a module's code: with it, the code is one function that takes what a CommonJS module has. */
export const asFunction = {
  banner: { js: '(function(exports,require,module){' },
  footer: { js: '})' },
} as const;
