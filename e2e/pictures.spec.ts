// The pictures: the first screen and the main screen, at three sizes, dark and light. `npm run screenshots` writes them to
// e2e/pictures; those that the README shows are kept in the repository.

import {expect, test} from '@playwright/test';
import {open, run, standStill} from './page';
import {sizes} from './visual-scenes';

const FOLDER = 'e2e/pictures';

/** A machine with two hierarchies that cut across each other. */
const LINES: readonly string[] = [
  'mkdir -p /dev/ct /dev/nt; mount -t container -o cpuset,cpuacct none /dev/ct; mount -t container -o numtasks none /dev/nt',
  'cd /dev/ct; mkdir web web/cgi db batch; for c in web web/cgi; do echo 0 > $c/mems; done; for c in db batch; do echo 1 > $c/mems; done',
  'echo 0-3 > web/cpus; echo 2-3 > web/cgi/cpus; echo 4-5 > db/cpus; echo 6-7 > batch/cpus',
  'mkdir /dev/nt/alice /dev/nt/bob /dev/nt/bob/ci; echo 100 > /sys/module/numtasks/parameters/total_numtasks',
  'echo max_shares=16 > /dev/nt/alice/numtasks.shares; echo max_shares=20 > /dev/nt/bob/numtasks.shares',
  'into() { for p in $(ps -o pid,comm | grep " $1\\$" | sed "s/^ *//" | cut -d " " -f 1); do echo $p > $2/tasks; done; }',
  'into httpd web; into perl web/cgi; into postgres db; into cc1 batch; into make batch; into tar batch',
  'into httpd /dev/nt/alice; into perl /dev/nt/alice; into postgres /dev/nt/bob; into cc1 /dev/nt/bob/ci',
  'rmdir web',
];

for (const theme of ['dark', 'light'] as const) {
  for (const [size, viewport] of Object.entries(sizes)) {
    test.describe(`${size}, ${theme}`, {tag: '@screenshot'}, () => {
      test.use({viewport, colorScheme: theme, hasTouch: size === 'phone', isMobile: size === 'phone'});

      test('the first screen', async ({page}) => {
        await open(page);
        await page.waitForTimeout(1_500);
        await page.screenshot({path: `${FOLDER}/first-${size}-${theme}.png`});
      });

      test('the main screen', async ({page}) => {
        await open(page);
        for (const line of LINES) await run(page, line);
        await expect(page.getByRole('treeitem', {name: /^web/}).first()).toBeAttached();
        await page
          .getByRole('treeitem', {name: /^web/})
          .first()
          .click({force: true, position: {x: 40, y: 8}});
        await page.waitForTimeout(1_500);
        await standStill(page);
        await page.screenshot({path: `${FOLDER}/main-${size}-${theme}.png`});
      });
    });
  }
}
