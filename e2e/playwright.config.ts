// The browser tests: the built page, served from this machine, in one Chromium.
// Tests tagged @screenshot make the pictures of the README; `npm run screenshots` runs them and nothing else does.
import {defineConfig} from '@playwright/test';
import {chromiumArgs, findChromium} from '../src/checks/chromium';

const port = Number(process.env.PORT ?? 4179);
const executablePath = findChromium();

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  reporter: [['list'], ['json', {outputFile: '../node_modules/.cache/menagerie/browser.json'}]],
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    viewport: {width: 1440, height: 900},
    launchOptions: {args: chromiumArgs, ...(executablePath ? {executablePath} : {})},
  },
  projects: [
    {name: 'chromium', grepInvert: /@screenshot/},
    {name: 'screenshots', grep: /@screenshot/},
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port ${port} --strictPort`,
    cwd: '..',
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
