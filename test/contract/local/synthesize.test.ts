import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { synthesize } from '../../../local/assembly/synthesize.ts';

/** Writes what it was given, as an app of the CDK would write its assembly. */
const app = `
import { mkdirSync, writeFileSync } from 'node:fs';
const { CDK_OUTDIR: outdir = '', CDK_CONTEXT_JSON: context = '' } = process.env;
mkdirSync(outdir, { recursive: true });
writeFileSync(outdir + '/manifest.json', context);
`;

let root: string;
const write = (file: string, text: string) => writeFileSync(join(root, file), text);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  for (const folder of ['infra', 'shared']) mkdirSync(join(root, folder));
  write('infra/app.ts', app);
  write('cdk.json', '{"context":{"flag":true}}');
  write('shared/a.ts', '1');
});

afterEach(() => rmSync(root, { recursive: true }));

describe('the assembly of the sources', () => {
  it("is made with the context that the CDK's command line would give", async () => {
    expect(JSON.parse(readFileSync(join(await synthesize(root), 'manifest.json'), 'utf8'))).toEqual({
      flag: true,
    });
  });

  it('is used again until an input changes', async () => {
    const first = await synthesize(root);
    writeFileSync(join(first, 'seen'), '');
    expect(await synthesize(root)).toBe(first);
    expect(existsSync(join(first, 'seen'))).toBe(true);
    write('shared/a.ts', '2');
    expect(await synthesize(root)).not.toBe(first);
    write('shared/a.ts', '1');
    expect(await synthesize(root)).toBe(first);
  });

  it('of another catalog is another one, and is made anew when a file of it changes', async () => {
    mkdirSync(join(root, 'other'));
    write('other/deployment.json', '1');
    const catalog = join(root, 'other');
    const first = await synthesize(root, { catalog });
    expect(JSON.parse(readFileSync(join(first, 'manifest.json'), 'utf8'))).toEqual({ flag: true, catalog });
    expect(first).not.toBe(await synthesize(root));
    write('other/deployment.json', '2');
    expect(await synthesize(root, { catalog })).not.toBe(first);
  });

  it('that cannot be made stops the start, with the reason, and leaves nothing', async () => {
    write('infra/app.ts', 'throw new Error("no such stage");');
    await expect(synthesize(root)).rejects.toThrow(/no such stage/);
    expect(readdirSync(join(root, '.local/assemblies'))).toEqual([]);
  });

  it('is made once for all who ask at the same time', async () => {
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const made = await Promise.all([1, 2, 3].map(() => synthesize(root, { say })));
    expect([new Set(made).size, said.length]).toEqual([1, 1]);
  });

  it('is made also where whoever made it was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const directory = await synthesize(root);
    rmSync(directory, { recursive: true });
    writeFileSync(`${directory}.turn`, String(pid));
    expect(await synthesize(root)).toBe(directory);
    expect(readdirSync(join(root, '.local/assemblies'))).toEqual([basename(directory)]);
  });
});
