// The built page in a real browser, for the lines that a person would notice.

import {spawn} from 'node:child_process';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {type Browser, chromium} from '@playwright/test';
import {chromiumArgs, findChromium, installCommand} from '../../../checks';

/** A port that is free now. */
function freePort(): Promise<number> {
  return new Promise(found => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const ok = await fetch(address).then(
      response => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise(done => setTimeout(done, 50));
  }
  throw new Error(`${address} does not answer`);
}

export interface ServedPage {
  readonly address: string;
  readonly browser: Browser;
}

/** Serves the build and starts a browser for as long as `use` takes. */
export async function withPage<T>(root: string, use: (page: ServedPage) => Promise<T>): Promise<T> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(`no Chromium here; install one with: ${installCommand}`);
  const port = await freePort();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'preview', '--host', '127.0.0.1', '--port', `${port}`, '--strictPort'];
  const server = spawn(process.execPath, args, {cwd: root, stdio: 'ignore'});
  let browser: Browser | undefined;
  try {
    const address = `http://127.0.0.1:${port}/`;
    await answers(address);
    browser = await chromium.launch({executablePath, args: chromiumArgs});
    return await use({address, browser});
  } finally {
    await browser?.close();
    server.kill();
  }
}
