import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsIn, type LockedPackage, readLockFile } from '../support/lock-file.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  allowScripts: Record<string, boolean>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

const locked = (about: Partial<LockedPackage>): LockedPackage => ({
  ...{ name: 'one', path: 'node_modules/one', integrity: 'sha512-x', license: 'MIT', dev: false },
  ...{ devOptional: false, inBundle: false, hasInstallScript: false, ...about },
});

describe('the packages that this project is made with', () => {
  it('are locked with their hashes, run scripts only where allowed, and are free to use in production', () => {
    const packages = readLockFile();
    expect(packages.length).toBeGreaterThan(100);
    expect(faultsIn(packages, manifest.allowScripts)).toEqual([]);
  });

  it('are asked for in exact versions', () => {
    const { dependencies, devDependencies } = manifest;
    const versions = Object.values({ ...dependencies, ...devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('a lock file is refused', () => {
  it.each<[string, Partial<LockedPackage>, string]>([
    ['where a hash is missing', { integrity: undefined }, 'node_modules/one has no hash of its content'],
    ['where a bundled package is in no hashed one', { integrity: undefined, inBundle: true }, 'no hash'],
    [
      'where a new package runs a script',
      { hasInstallScript: true },
      'one runs a script at its installation',
    ],
    ['where production has another license', { license: 'GPL-3.0-only' }, 'under GPL-3.0-only'],
    ['where production has no license', { license: undefined }, 'under no license'],
  ])('%s', (_title, about, fault) => {
    expect(faultsIn([locked(about)], {}).join()).toContain(fault);
  });

  it('where a script is allowed that is no longer there', () => {
    expect(faultsIn([locked({})], { one: true })).toEqual(['one may run a script and has none']);
  });
});
