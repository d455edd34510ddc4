import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { buildSync } from 'esbuild';

// A function's bundle holds no compiler, and the address of a script must change with its content: so the scripts are
// compiled here, and both are kept as files. A test compiles again and compares.

/** What a phone of 2020 understands, with a browser that was not updated since. */
const target = ['chrome87', 'firefox84'];

export type MadeScripts = {
  /** Where each script is loaded from. */
  readonly paths: Readonly<Record<string, string>>;
  /** The code by its address. */
  readonly code: Readonly<Record<string, string>>;
};

/** Compiles what runs in a browser; the service worker is told which scripts it has to keep. */
export function makeScripts(): MadeScripts {
  const pages = ['form', 'status', 'assisted'].map((name) => {
    const code = compile(name);
    const hash = createHash('sha256').update(code).digest('hex').slice(0, 10);
    return { name, code, path: `/assets/${name}-${hash}.js` };
  });
  const assets = pages.map(({ path }) => path);
  // One address for ever: a browser asks there whether the worker has changed.
  const worker = { name: 'worker', path: '/worker.js', code: compile('worker', { ASSETS: assets }) };
  const all = [...pages, worker];
  return {
    paths: Object.fromEntries(all.map(({ name, path }) => [name, path])),
    code: Object.fromEntries(all.map(({ path, code }) => [path, code])),
  };
}

function compile(name: string, constants: Readonly<Record<string, unknown>> = {}): string {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL(`${name}.ts`, import.meta.url))],
    define: Object.fromEntries(Object.entries(constants).map(([key, value]) => [key, JSON.stringify(value)])),
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target,
    charset: 'utf8',
    legalComments: 'none',
  });
  return outputFiles[0]?.text ?? '';
}

/** With Brotli's best quality, which would take too long for each answer. */
const packed = (code: MadeScripts['code']): MadeScripts['code'] =>
  Object.fromEntries(
    Object.entries(code).map(([path, text]) => [path, brotliCompressSync(text).toString('base64')]),
  );

export const kept = {
  paths: new URL('../shared/pages/script-paths.json', import.meta.url),
  code: new URL('../functions/pages/scripts.json', import.meta.url),
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { paths, code } = makeScripts();
  writeFileSync(kept.paths, `${JSON.stringify(paths, null, 2)}\n`);
  writeFileSync(kept.code, `${JSON.stringify(packed(code), null, 2)}\n`);
}
