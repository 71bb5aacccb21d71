// The scenarios to choose from: by mouse, by keyboard, with a finger, and by link; and what becomes of what was there before.
import {expect, type Locator, type Page, test} from '@playwright/test';
import {GALLERY} from '../src/scenario';
import {findings} from './axe';
import {commandLine, describeView, hash, listen, open, run, standStill} from './page';

const gallery = (page: Page): Locator => page.getByRole('dialog', {name: 'Scenarios'});
const card = (page: Page, name: string): Locator => gallery(page).getByRole('button', {name, exact: true});
const opener = (page: Page): Locator => page.getByRole('button', {name: 'Scenarios', exact: true});
const message = (page: Page): Locator => page.locator('.page-message');
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.name);

/** Waits until the view of all hierarchies says this. */
async function shows(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => describeView(page, 'hierarchies'), {timeout: 20_000}).toMatch(words);
}

test('a visitor looks at the scenarios, opens one, and then another', async ({page}) => {
  test.slow();
  const {complaints} = listen(page);
  await page.emulateMedia({colorScheme: 'light'});
  await open(page);
  await opener(page).click();
  await expect(gallery(page).getByRole('listitem')).toHaveCount(GALLERY.length);
  for (const {title, about} of GALLERY)
    await expect(card(page, title)).toHaveAccessibleDescription(new RegExp(`^${about}`));
  const picture = gallery(page).locator('img').first();
  await expect(picture).toHaveAttribute('src', /fence-light\.png$/);
  await expect.poll(() => picture.evaluate(one => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);
  expect(await findings(page)).toEqual([]);

  await card(page, 'A fence of cpus').click();
  await expect(gallery(page)).toHaveCount(0);
  await expect(page.locator('.where')).toHaveText('A fence of cpus');
  await shows(page, /cgi/);
  await expect(page.locator('#stage')).toBeVisible();

  // Nothing was typed by hand, so there is nothing to bring back.
  await expect(page.locator('html[data-running]')).toHaveCount(1);
  await opener(page).click();
  await card(page, 'Cpus of one’s own').click();
  await shows(page, /bronze/);
  await expect(message(page)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('the keyboard walks the scenarios, goes back, and opens one', async ({page}) => {
  test.slow();
  await open(page);
  await opener(page).focus();
  await page.keyboard.press('Enter');
  await expect(card(page, 'A fence of cpus')).toBeFocused();
  const names = GALLERY.map(one => one.name);
  await page.keyboard.press('ArrowRight');
  expect(await focused(page)).toBe(names[1]);
  await page.keyboard.press('End');
  expect(await focused(page)).toBe(names.at(-1));
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  const below = names.indexOf((await focused(page)) ?? '');
  expect(below).toBeGreaterThan(1);
  await page.keyboard.press('ArrowUp');
  expect(await focused(page)).toBe(names[0]);
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe(names[1]);
  await page.keyboard.press('Escape');
  await expect(gallery(page)).toHaveCount(0);
  await expect(opener(page)).toBeFocused();

  await page.locator('#stage').focus();
  await page.keyboard.press('g');
  await expect(card(page, 'A fence of cpus')).toBeFocused();
  // However fast the keys are.
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await expect(card(page, 'A fence of cpus')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(gallery(page)).toHaveCount(0);
  await shows(page, /alice/);
});

test('what was typed before can be brought back, and is not lost to a scenario that does not come', async ({page}) => {
  test.slow();
  await open(page);
  await run(page, 'mount -t container -o cpuset none /dev/ct; mkdir /dev/ct/mine');
  await standStill(page);
  const before = await hash(page);
  await page.route('**/scenarios/*.sh', route => route.abort());
  await opener(page).click();
  await card(page, 'The superblock that is busy').click();
  await expect(message(page)).toContainText('could not be loaded');
  await expect(message(page)).toContainText('Your machine is as it was');
  expect(await hash(page)).toBe(before);

  await page.unroute('**/scenarios/*.sh');
  await message(page).getByRole('button', {name: 'Try again'}).click();
  await shows(page, /alice/);
  await message(page).getByRole('button', {name: 'Bring the last run back'}).click();
  await shows(page, /mine/);
  await standStill(page);
  expect(await hash(page)).toBe(before);
});

test('a link opens a scenario in a view; one that names none leads to those there are', async ({page}) => {
  test.slow();
  await open(page, '#x:torn-move&view=matrix');
  await expect(page.locator('.where')).toHaveText('A torn move');
  await expect(page.getByRole('combobox', {name: 'View'})).toHaveValue('matrix');
  await shows(page, /batch/);
  await standStill(page);
  const before = await hash(page);

  // Another address in the same page: it is asked first, because a script has used the machine.
  await page.evaluate(() => {
    location.hash = '#x:nowhere';
  });
  await message(page).getByRole('button', {name: 'Open it'}).click();
  await expect(message(page)).toContainText('There is no scenario called nowhere');
  expect(await hash(page)).toBe(before);
  await message(page).getByRole('button', {name: 'Scenarios'}).click();
  await expect(card(page, 'A torn move')).toBeVisible();
});

test('the command line may be slower than the script', async ({page}) => {
  test.slow();
  const {complaints} = listen(page);
  // The editor of the command line comes once that of the script stands.
  await page.route(/monaco-field/, async route => {
    await page.locator('.script-editor .monaco-editor').waitFor();
    await route.continue();
  });
  await open(page, '#x:fence');
  await commandLine(page).focus();
  await expect(page.locator('.line-editor .monaco-editor')).toHaveCount(1, {timeout: 15_000});
  expect((await run(page, 'echo usable')).output).toBe('usable\n');
  expect(complaints).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true, colorScheme: 'dark'});

  test('the scenarios are one column, and a tap opens one', async ({page}) => {
    test.slow();
    const {complaints, requests} = listen(page);
    await open(page);
    await opener(page).tap();
    const [first, second] = [card(page, 'A fence of cpus'), card(page, 'Two groupings that cut across each other')];
    await expect(first).toBeInViewport();
    const [above, below] = [await first.boundingBox(), await second.boundingBox()];
    expect(below?.x).toBe(above?.x);
    expect(below?.y).toBeGreaterThan((above?.y ?? 0) + 100);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await findings(page)).toEqual([]);
    await gallery(page).getByRole('button', {name: 'Close'}).tap();
    await expect(gallery(page)).toHaveCount(0);
    await opener(page).tap();
    await second.tap();
    await shows(page, /alice/);
    await expect(opener(page)).toBeInViewport({ratio: 1});
    // Only the pictures that came near, and none of the other theme.
    const pictures = requests.filter(address => address.endsWith('.png'));
    expect(pictures.length).toBeLessThan(GALLERY.length);
    expect(pictures.filter(address => address.includes('-light'))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
