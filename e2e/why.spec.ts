// A refused command: the rule with its source, what stands in the way lit up, and a fix by click or by keyboard after which
// the command succeeds.
import {expect, type Page, test} from '@playwright/test';
import {findings} from './axe';
import {atPrompt, commandLine, errors, hints, leaveFirstScreen, listen, log, open, run, typeLine} from './page';

const SETUP =
  'mkdir -p /dev/ct /dev/cs; mount -t container -o cpuacct none /dev/ct; mkdir -p /dev/ct/web/cgi; mount -t container -o cpuset none /dev/cs; mkdir /dev/cs/a';

const why = (page: Page) => page.locator('.why').last();
const lit = (page: Page) => page.locator('#stage [data-lit]');

async function start(page: Page): Promise<void> {
  await open(page);
  await leaveFirstScreen(page);
  await run(page, SETUP);
}

test('a refused rmdir shows its rule, its source and the child, and a click on the fix helps', async ({page}) => {
  const {complaints} = listen(page);
  await start(page);
  await typeLine(page, 'rmdir /dev/ct/web');
  await expect(hints(page).last()).toHaveText('# /web has 1 child container, among them cgi');
  await expect(why(page)).toContainText('A container is removed only when it has no children.');
  await expect(why(page).locator('cite')).toHaveText(
    'Generic Process Containers V6, 22 Dec 2006, patch 3 of 6, container_rmdir',
  );
  await expect(lit(page)).toHaveCount(1);
  await expect(lit(page)).toContainText('cgi');
  await page.getByRole('button', {name: '/dev/ct/web/cgi', exact: true}).click();
  await expect(page.getByRole('complementary', {name: 'Inspector'})).toContainText('/dev/ct/web/cgi');
  const fix = why(page).getByRole('button', {name: 'rmdir /dev/ct/web/cgi'});
  await expect(fix).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await fix.click();
  await expect(page.locator('.log-command').last()).toContainText('rmdir /dev/ct/web/cgi');
  await expect(lit(page)).toHaveCount(0);
  // The refused line stands in the field again.
  await expect(commandLine(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-command').last()).toHaveText(/rmdir \/dev\/ct\/web$/);
  await atPrompt(page);
  await expect(errors(page)).toHaveCount(1);
  expect((await run(page, 'ls -d /dev/ct/web')).status).not.toBe(0);
  expect(complaints).toEqual([]);
});

test('a refused attach is fixed with the keyboard alone', async ({page}) => {
  await start(page);
  await typeLine(page, 'echo $$ > /dev/cs/a/tasks');
  await expect(why(page)).toContainText('A cpuset takes tasks only when it has both cpus and mems.');
  await expect(lit(page)).toHaveCount(1);
  await page.keyboard.press('Control+.');
  const fix = why(page).locator('button.fix');
  await expect(fix).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(commandLine(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-command').last()).toHaveText(/echo \$\$ > \/dev\/cs\/a\/tasks$/);
  await atPrompt(page);
  await expect(errors(page)).toHaveCount(1);
  expect((await run(page, 'read p < /dev/cs/a/tasks; [ "$p" = $$ ]')).status).toBe(0);
});

test('the other hierarchies are lit when their subsystems are taken; why says the same in words', async ({page}) => {
  await start(page);
  await typeLine(page, 'mkdir /d; mount -t container -o cpuacct,cpuset none /d');
  await expect(page.locator('#stage .column[data-lit]')).toHaveCount(2);
  await typeLine(page, 'why');
  await expect(log(page)).toContainText('source: V6 3/6, container_get_sb');
  await expect(lit(page)).toHaveCount(0);
});

test('a task in the way is lit in every hierarchy, and moves away', async ({page}) => {
  await start(page);
  await run(page, 'sleep 999 & echo $! > /dev/ct/web/cgi/tasks');
  await typeLine(page, 'rmdir /dev/ct/web/cgi');
  await expect(page.locator('#stage .token[data-lit]')).toHaveCount(2);
  await why(page).locator('button.fix').click();
  await expect(commandLine(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-command').last()).toHaveText(/rmdir \/dev\/ct\/web\/cgi$/);
  await atPrompt(page);
  await expect(errors(page)).toHaveCount(1);
});

test('a refused gesture offers the fix above the stage, and is made again after it', async ({page}) => {
  await start(page);
  await page
    .getByRole('treeitem', {name: /^web,/})
    .first()
    .click({position: {x: 60, y: 8}});
  const inspector = page.getByRole('complementary', {name: 'Inspector'});
  await inspector.getByRole('button', {name: 'Remove'}).click();
  const offered = page.locator('.page-message').getByRole('button', {name: 'rmdir /dev/ct/web/cgi'});
  await offered.click();
  await expect(page.locator('.log-command').last()).toHaveText(/rmdir \/dev\/ct\/web$/);
  await expect(page.locator('.page-message')).toHaveCount(0);
  await atPrompt(page);
  await expect(errors(page)).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true});
  test('the fix is a finger wide and fits', async ({page}) => {
    await open(page);
    await run(page, SETUP);
    await page.getByRole('button', {name: /Open the terminal/}).click();
    await commandLine(page).fill('rmdir /dev/ct/web');
    await commandLine(page).press('Enter');
    const fix = why(page).locator('button.fix');
    await expect(fix).toBeInViewport();
    const box = await fix.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    expect(await findings(page)).toEqual([]);
    await fix.tap();
    await expect(commandLine(page)).toHaveValue('rmdir /dev/ct/web');
    await commandLine(page).press('Enter');
    await expect(page.locator('.log-command').last()).toHaveText(/rmdir \/dev\/ct\/web$/);
    await expect(errors(page)).toHaveCount(1);
  });
});

test('Escape leads from a fix back to the command line', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'mkdir /dev/ct/never');
  await run(page, 'mount -t container -o cpuset none /dev/ct; mkdir -p /dev/ct/a/b; rmdir /dev/ct/a');
  await atPrompt(page);
  await expect(page.locator('.line-editor')).toHaveCount(1, {timeout: 15_000});
  await expect(page.locator('.fix[aria-disabled=false]').last()).toBeVisible();
  await commandLine(page).focus();
  await page.keyboard.press('Control+.');
  await expect(page.locator('.fix').last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(commandLine(page)).toBeFocused();
});
