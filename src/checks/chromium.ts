// Which Chromium the browser tests use: Playwright's own where it is installed, else the distribution's.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {chromium} from '@playwright/test';

const distributionPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The arguments that let it run as root, without a GPU, and without requests of its own. */
export const chromiumArgs = ['--no-sandbox', '--disable-background-networking', '--disable-gpu'];

/** Path of an executable, or null when there is none. */
export function findChromium(): string | null {
  return [chromium.executablePath(), ...distributionPaths].find(path => path && existsSync(path)) ?? null;
}

/** What a person has to run when there is none. */
export const installCommand = 'npx playwright install --with-deps chromium';

/** On a bare Debian of a build service, as root, installs the distribution's; elsewhere leaves the machine alone. */
export function installChromiumInCi(): void {
  const mayInstall = process.env.CI === 'true' && process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!mayInstall) return;
  const quiet = {stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit']};
  console.log('No Chromium: installing the distribution’s.');
  spawnSync('apt-get', ['update', '-qq'], quiet);
  const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {...quiet, env});
}
