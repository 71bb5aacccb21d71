// A script that never ends is no trouble: it can be paused, interrupted, and left behind.
import {expect, test} from '@playwright/test';
import {atPrompt, commandLine, hash, leaveFirstScreen, log, open} from './page';

const ENDLESS = 'while :; do :; done';

async function startEndless(page: Parameters<typeof open>[0]): Promise<void> {
  await commandLine(page).focus();
  await page.keyboard.type(ENDLESS);
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText(ENDLESS);
}

const tick = (page: Parameters<typeof open>[0]): Promise<number> => page.evaluate(() => window.menagerie?.tick ?? 0);

test('an endless script is paused, played on and interrupted', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page);
  await startEndless(page);
  await page.getByRole('button', {name: 'Pause'}).click();
  // An update may be under way when it is paused; the one that says so is the last.
  await expect(page.locator('html:not([data-running])')).toHaveCount(1);
  const [stopped, state] = [await tick(page), await hash(page)];
  await page.evaluate(async () => {
    for (let i = 0; i < 20; i++) await new Promise(requestAnimationFrame);
  });
  expect(await hash(page)).toBe(state);
  await page.getByRole('button', {name: 'Play'}).click();
  await expect.poll(() => tick(page)).toBeGreaterThan(stopped + 50);
  await commandLine(page).focus();
  await page.keyboard.press('Control+c');
  await atPrompt(page);
});

test('a machine with an endless script is started anew, and its run brought back', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'mkdir /tmp/before');
  await startEndless(page);
  await page.getByRole('button', {name: 'Start the machine anew'}).click();
  await expect(page.getByRole('status').filter({hasText: 'started anew'})).toBeVisible();
  await atPrompt(page);
  expect(await page.evaluate(() => window.menagerie?.type('ls /tmp'))).toMatchObject({output: '', status: 0});
  await page.getByRole('button', {name: 'Bring the last run back'}).click();
  await expect(log(page)).toContainText(ENDLESS);
});
