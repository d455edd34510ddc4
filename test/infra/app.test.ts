import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const outdir = mkdtempSync(join(tmpdir(), 'assembly-'));
afterEach(() => rmSync(outdir, { recursive: true, force: true }));

describe('infra/app.ts', () => {
  it.each(['dev', 'prod'])(
    'synthesizes %s without credentials, account, network or any other variable',
    (stage) => {
      const context = { stage, 'aws:cdk:bundling-stacks': [] };
      const env = { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) };
      execFileSync(process.execPath, ['infra/app.ts'], { env });
      for (const stack of ['Storage', 'Service'])
        expect(existsSync(join(outdir, `${stack}.template.json`))).toBe(true);
    },
  );

  it('tells what is wrong in the configuration, and nothing of where the code noticed', () => {
    const env = { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ stage: 'prd' }) };
    const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\nNo stage "prd": .*\n\n$/);
  });

  it('tells what is wrong in a catalog in the same way', () => {
    const catalog = join(outdir, 'catalog');
    cpSync('examples/nepal', catalog, { recursive: true });
    const file = join(catalog, 'programs.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"lead": "msk"', '"lead": "nobody"'));
    const env = { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify({ catalog }) };
    const { status, stderr } = spawnSync(process.execPath, ['infra/app.ts'], { env, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\nCatalog: program \w+ names the unknown office nobody\n\n$/);
  });
});
