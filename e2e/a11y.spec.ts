// axe finds nothing, on every screen, in both themes.
import {expect, type Page, test} from '@playwright/test';
import {findings} from './axe';
import {atPrompt, commandLine, leaveFirstScreen, open, run, standStill} from './page';

for (const theme of ['dark', 'light'] as const)
  test.describe(`in the ${theme} theme`, () => {
    test.use({colorScheme: theme});

    test('the first screen', async ({page}) => {
      await open(page);
      await standStill(page);
      await expect(page.locator(`html[data-theme="${theme}"]`)).toHaveCount(1);
      expect(await findings(page)).toEqual([]);
    });

    test('the whole page, with a selection, an error and every dialog', async ({page}) => {
      await open(page);
      await leaveFirstScreen(page, 'mount -t container -o cpuset none /dev/ct');
      await run(page, 'mkdir /dev/ct/web; echo $$ > /dev/ct/web/tasks');
      await commandLine(page).focus();
      await expect(page.locator('.line-editor')).toHaveCount(1);
      await page.getByRole('main').getByRole('treeitem', {name: /web/}).first().click();
      await standStill(page);
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', {name: 'Keys and help'}).click();
      expect(await findings(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', {name: 'Share'}).click();
      await expect(page.getByRole('dialog').getByRole('status')).toContainText('characters');
      expect(await findings(page)).toEqual([]);
    });

    test('every view, with a torn task, and the dialogs of finding and of the laws', async ({page}) => {
      await open(page);
      await leaveFirstScreen(page, 'mkdir /dev/nt; mount -t container -o cpuset none /dev/ct');
      await run(page, 'mount -t container -o numtasks none /dev/nt; mkdir /dev/ct/web /dev/nt/jobs; sleep 100 &');
      await run(page, 'echo 0 > /dev/ct/web/cpus; echo 0 > /dev/ct/web/mems; echo $! > /dev/ct/web/tasks');
      await standStill(page);
      const menu = page.getByRole('combobox', {name: 'View'});
      const views = await menu.locator('option').evaluateAll(all => all.map(one => (one as HTMLOptionElement).value));
      expect(views.length).toBeGreaterThan(3);
      for (const view of views) {
        await menu.selectOption(view);
        await expect(page.locator('#stage')).toBeVisible();
        expect(await findings(page), view).toEqual([]);
      }
      for (const name of ['Find', /^Laws/]) {
        await page.getByRole('button', {name}).first().click();
        await expect(page.getByRole('dialog')).toBeVisible();
        expect(await findings(page), String(name)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });

    test('the script, with a result, a refusal and a fault', async ({page}) => {
      await open(page);
      await run(page, 'rmdir /dev/nothing');
      await page.getByRole('button', {name: 'Script', exact: true}).click();
      await expect(page.locator('.script-editor .view-lines')).toContainText('rmdir');
      await page.keyboard.press('Tab');
      await page.getByRole('button', {name: 'Run', exact: true}).click();
      await expect(page.getByRole('list', {name: 'Results of the script'})).toBeVisible({timeout: 30_000});
      await page.locator('.script-editor textarea').first().focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.insertText('\nif true; then )');
      await expect(page.getByRole('list', {name: 'Faults of the script'})).toBeVisible();
      await standStill(page);
      expect(await findings(page)).toEqual([]);
    });

    test('the phone', async ({page}) => {
      await page.setViewportSize({width: 390, height: 844});
      await open(page);
      await leavePhoneFirstScreen(page);
      await standStill(page);
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', {name: 'Open the terminal'}).click();
      await atPrompt(page);
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', {name: 'Script', exact: true}).click();
      await expect(page.getByRole('textbox', {name: 'Script'})).toBeVisible();
      expect(await findings(page)).toEqual([]);
    });
  });

async function leavePhoneFirstScreen(page: Page): Promise<void> {
  await commandLine(page).fill('mount -t container -o cpuset none /dev/ct');
  await commandLine(page).press('Enter');
  await expect(page.locator('.phone')).toBeVisible();
  await run(page, 'mkdir /dev/ct/web');
}
