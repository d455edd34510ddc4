import { fileURLToPath } from 'node:url';

const beside = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** What starts a function slowly, and what stands in its place. Each was measured: docs/decisions/cold-start.md. */
const stead: Readonly<Record<string, string>> = {
  '@aws-sdk/credential-provider-node': beside('environment-credentials.ts'),
  http: beside('http.cts'),
  'node:http': beside('http.cts'),
  https: beside('https.cts'),
  'node:https': beside('https.cts'),
};

/** How esbuild makes the file of a function, in the words of its API. */
export const bundling = {
  format: 'esm',
  target: 'node24',
  minify: true,
  // Takes the ES modules of the SDK, from which esbuild can leave out what is not called.
  mainFields: ['module', 'main'],
  // A dependency in CommonJS asks for Node's own modules by `require`, which an ES module does not have.
  banner: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
  alias: stead,
} as const;

/** The same aliases as arguments of its command line, which the CDK runs. */
export const aliasArguments = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(bundling.alias).map(([name, file]) => [`--alias:${name}`, file]));
