// The pictures of the gallery: the stage where each scenario has ended, dark and light. `npm run screenshots` writes them
// to public/scenarios; all of them are kept in the repository, since the page shows them.

import {statSync} from 'node:fs';
import {expect, test} from '@playwright/test';
import {GALLERY} from '../src/scenario';
import {open, standStill} from './page';

const FOLDER = 'public/scenarios';
/** Bytes: a visitor may load all of one theme. */
const HEAVIEST = 60_000;
/** Bytes: an empty pane takes no more. */
const BLANK = 8_000;
/** The stage takes 764 of the width here, and 509 of the height: three to two. */
const VIEWPORT = {width: 1100, height: 725};
/** What time it is in a picture, so that another one shows the same: the next full second. */
const ROUND = 1000;

for (const theme of ['dark', 'light'] as const)
  test.describe(theme, {tag: '@screenshot'}, () => {
    test.use({viewport: VIEWPORT, colorScheme: theme});

    for (const {name} of GALLERY)
      test(name, async ({page}) => {
        test.slow();
        await open(page, `#x:${name}`);
        await standStill(page);
        await page.evaluate(round => {
          const api = window.menagerie;
          return api?.run(2 * round - (api.tick % round));
        }, ROUND);
        await standStill(page);
        const path = `${FOLDER}/${name}-${theme}.png`;
        // A busy browser now and then photographs a pane before it has painted it.
        await expect(async () => {
          await page.locator('#stage').screenshot({path});
          expect(statSync(path).size, path).toBeGreaterThan(BLANK);
        }).toPass();
        expect(statSync(path).size, path).toBeLessThanOrEqual(HEAVIEST);
      });
  });
