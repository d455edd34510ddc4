// Before the tests: where no Chromium is, brings one if this machine lets us, else says what will be skipped.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium, noChromium } from './support/chromium.ts';

const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && !process.env['CHROMIUM'];

if (!findChromium() && mayInstall) {
  console.error('There is no Chromium here: installing it (apt-get update, apt-get install -y chromium).');
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', 'chromium');
}
if (!findChromium()) {
  console.error(noChromium);
  // A merge must not pass without them.
  if (process.env['CI']) process.exitCode = 1;
}

function apt(...words: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', words, { stdio: ['ignore', process.stderr, process.stderr], env });
}
