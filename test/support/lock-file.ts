import { readFileSync } from 'node:fs';
import * as z from 'zod';

const schema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      devOptional: z.boolean().default(false),
      inBundle: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});

export type LockedPackage = z.output<typeof schema>['packages'][string] & {
  readonly name: string;
  readonly path: string;
};

/** Every package of the lock file, but the project itself. */
export function readLockFile(text = readFileSync('package-lock.json', 'utf8')): LockedPackage[] {
  return Object.entries(schema.parse(JSON.parse(text)).packages)
    .filter(([path]) => path !== '')
    .map(([path, about]) => ({
      ...about,
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    }));
}

/** What is deployed, or runs on an operator's machine. */
export const inProduction = ({ dev, devOptional }: LockedPackage): boolean => !dev && !devOptional;

/** Permissive licenses, which ask for no more than their text. */
const permissive = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
];

/** What breaks a rule of docs/supply-chain.md, one sentence each. */
export function faultsIn(
  packages: readonly LockedPackage[],
  allowScripts: Readonly<Record<string, boolean>>,
): string[] {
  const whole = new Set(packages.filter(({ integrity }) => integrity).map(({ path }) => path));
  const inWhole = ({ path, inBundle }: LockedPackage) =>
    inBundle && [...whole].some((outer) => path.startsWith(`${outer}/node_modules/`));
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  const scripted = new Set(
    packages.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name),
  );
  return [
    ...packages
      .filter((one) => !one.integrity && !inWhole(one))
      .map(({ path }) => `${path} has no hash of its content`),
    ...packages
      .filter((one) => inProduction(one) && !permissive.includes(one.license ?? ''))
      .map(({ path, license }) => `${path} is in production under ${license ?? 'no license'}`),
    ...[...scripted]
      .filter((name) => !allowed.includes(name))
      .map((name) => `${name} runs a script at its installation`),
    ...allowed.filter((name) => !scripted.has(name)).map((name) => `${name} may run a script and has none`),
  ];
}

/** How many packages stand under each license, in production and in development. */
export function licensesOf(packages: readonly LockedPackage[]) {
  const names = [...new Set(packages.map(({ license = 'none named' }) => license))].sort();
  return names.map((name) => {
    const under = packages.filter(({ license = 'none named' }) => license === name);
    const production = under.filter(inProduction).length;
    return { license: name, production, development: under.length - production };
  });
}
