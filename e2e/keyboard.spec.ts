// The whole session without a mouse: every part is reached and worked by keys alone.
import {expect, type Page, test} from '@playwright/test';
import {atPrompt, commandLine, errors, log, open, run, typeLine} from './page';

/** Presses Tab until the focus is where it should be. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${selector}`);
}

test('a session by keys alone', async ({page}) => {
  test.slow();
  await open(page);
  await page.keyboard.press('Enter');
  await expect(log(page).getByText(/echo \d+ > \/dev\/ct\/web\/tasks/)).toHaveCount(6, {timeout: 15_000});
  await atPrompt(page);
  await commandLine(page).focus();
  await typeLine(page, 'mkdir /dev/ct/db; echo 4-5 > /dev/ct/db/cpus; echo 1 > /dev/ct/db/mems');

  // Out of the command line, into the stage, to a task of web.
  await page.keyboard.press('Escape');
  await tabTo(page, '[role="tree"] *, [role="tree"]');
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 40 && !/^web/.test(await focused()); i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/httpd/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const letter =
    (await dialog
      .getByRole('button', {name: /A:\/db/})
      .locator('kbd')
      .textContent()) ?? '';
  await page.keyboard.press(letter);
  await expect(log(page)).toContainText(/echo \d+ > \/dev\/ct\/db\/tasks/);
  await atPrompt(page);
  expect((await run(page, 'cat /dev/ct/db/tasks')).output.trim()).toMatch(/^\d+$/);
  await expect(errors(page)).toHaveCount(0);
});

test('keys of the stage act there only, and can be switched off', async ({page}) => {
  await open(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', {name: 'Pause'})).toBeVisible();
  await page.locator('#stage').focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', {name: 'Play'})).toBeVisible();
  await page.keyboard.press('?');
  await page.getByRole('checkbox', {name: /Single letters/}).uncheck();
  await page.keyboard.press('Escape');
  await page.locator('#stage').focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', {name: 'Play'})).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the offered line takes no key captive: Tab and Esc pass it by, a letter replaces it', async ({page}) => {
  await open(page);
  const offered = await commandLine(page).inputValue();
  expect(offered).toMatch(/^mount/);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', {name: 'Build the first fence'})).toBeFocused();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', {name: 'Keys'});
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('heading')).toBeFocused();
  expect(await dialog.evaluate(it => it.scrollTop)).toBe(0);
  await page.keyboard.press('Escape');
  await commandLine(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('#stage')).toBeFocused();
  await expect(commandLine(page)).toHaveValue(offered);
  await page.keyboard.press('`');
  await page.keyboard.type('ps');
  await expect(commandLine(page)).toHaveValue('ps');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('PID');

  // A pane that comes back takes the focus from nobody.
  await commandLine(page).focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('#stage')).toBeFocused();
  for (const key of ['Shift+P', 'Shift+P', '\\', '\\', '[', '[']) await page.keyboard.press(key);
  await expect(commandLine(page)).toHaveCount(1);
  await expect(page.locator('html[data-projector]')).toHaveCount(0);
  await expect(page.locator('#stage')).toBeFocused();
});

test('skip links lead to the machine and to the command line', async ({page}) => {
  await open(page);
  await page.keyboard.press('Enter');
  await expect(log(page)).toBeVisible();
  // A click on the name leaves the keyboard just behind the skip links.
  await page.locator('.name').click();
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', {name: 'Skip to the command line'})).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(commandLine(page)).toBeFocused();
  await page.locator('.name').click();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#stage')).toBeFocused();
});
