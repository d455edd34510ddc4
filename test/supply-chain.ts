import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { faultsIn, inProduction, licensesOf, readLockFile } from './support/lock-file.ts';

/** What the project is made of: writes a bill of materials, lists licenses, and asks the registry what is known to be unsafe. */
const { out } = parseArgs({
  options: { out: { type: 'string', default: '.local/sbom.cyclonedx.json' } },
}).values;
const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  allowScripts: Record<string, boolean>;
};
const npm = (...words: string[]) =>
  spawnSync('npm', words, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

const packages = readLockFile();
const faults = faultsIn(packages, allowScripts);
console.log(`${packages.length} packages, ${packages.filter(inProduction).length} of them in production`);
console.table(licensesOf(packages));
console.log(`scripts at installation: ${Object.keys(allowScripts).join(', ')}`);
for (const fault of faults) console.error(`NOT ALLOWED: ${fault}`);

writeBillOfMaterials();
const unsafe = audit();
process.exitCode = faults.length + unsafe > 0 ? 1 : 0;

/** From the lock file alone: it needs no network, and nothing installed. */
function writeBillOfMaterials(): void {
  const { status, stdout, stderr } = npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only');
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, stdout);
  const { components } = JSON.parse(stdout) as { components: readonly unknown[] };
  console.log(`bill of materials (CycloneDX): ${out}, ${components.length} components`);
}

/** How many advisories stand; a registry that does not answer is said, and is no proof of safety. */
function audit(): number {
  const { stdout } = npm('audit', '--json', '--audit=true');
  const answer = readJson(stdout);
  const found = answer?.metadata?.vulnerabilities?.total;
  if (found === undefined) {
    console.log(`npm audit: NOT RUN, the registry did not answer (${answer?.message ?? 'no JSON'})`);
    return 0;
  }
  console.log(
    `npm audit: ${found} known vulnerabilities${found > 0 ? '; run npm audit for what they are' : ''}`,
  );
  return found;
}

type AuditAnswer = {
  readonly message?: string;
  readonly metadata?: { readonly vulnerabilities?: { readonly total?: number } };
};

function readJson(text: string): AuditAnswer | undefined {
  try {
    return JSON.parse(text) as AuditAnswer;
  } catch {
    return undefined;
  }
}
