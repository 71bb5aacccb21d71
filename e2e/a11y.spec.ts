// axe finds nothing, on every screen, in both themes. The page's policy forbids foreign scripts, so axe is evaluated as text
// by the test itself.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {expect, type Page, test} from '@playwright/test';
import {atPrompt, commandLine, leaveFirstScreen, open, run, standStill} from './page';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly {readonly html: string; readonly failureSummary?: string}[];
}

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const axe = (window as unknown as {axe: {run(root: Document): Promise<{violations: Finding[]}>}}).axe;
    return (await axe.run(document)).violations;
  });
  return violations.flatMap(one => one.nodes.map(found => `${one.id}: ${found.html} ${found.failureSummary ?? ''}`));
}

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

    test('the phone', async ({page}) => {
      await page.setViewportSize({width: 390, height: 844});
      await open(page);
      await leavePhoneFirstScreen(page);
      await standStill(page);
      expect(await findings(page)).toEqual([]);
      await page.getByRole('button', {name: 'Open the terminal'}).click();
      await atPrompt(page);
      expect(await findings(page)).toEqual([]);
    });
  });

async function leavePhoneFirstScreen(page: Page): Promise<void> {
  await commandLine(page).fill('mount -t container -o cpuset none /dev/ct');
  await commandLine(page).press('Enter');
  await expect(page.locator('.phone')).toBeVisible();
  await run(page, 'mkdir /dev/ct/web');
}
