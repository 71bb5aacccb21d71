// The stage at size: containers that are closed to one row, and what of them is opened, lit and landed on.
import {expect, type Locator, type Page, test} from '@playwright/test';
import {findings} from './axe';
import {commandLine, log, run} from './page';
import {expectRules, look} from './visual-inspect';
import {openCrowd} from './visual-scenes';

const tree = (page: Page, letter: string): Locator => page.locator(`[role=tree][aria-label^="${letter},"]`);
const item = (page: Page, letter: string, name: string): Locator =>
  tree(page, letter).locator(`[role=treeitem][aria-label^="${name},"]`);
const box = (page: Page, letter: string, name: string): Locator =>
  tree(page, letter).locator('.box', {has: page.locator(`:scope > [aria-label^="${name},"]`)});
const twist = (page: Page, letter: string, name: string): Locator =>
  box(page, letter, name).locator(':scope > .box-head > .box-twist');
const column = (page: Page, letter: string): Locator => page.getByRole('region', {name: `Hierarchy ${letter}`});
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const height = async (target: Locator): Promise<number> => (await target.boundingBox())?.height ?? 0;

test('a container is closed to one row by its button, by a double click and with all in it', async ({page}) => {
  await openCrowd(page, 24);
  const target = await twist(page, 'A', 'web').boundingBox();
  expect(Math.min(target?.width ?? 0, target?.height ?? 0)).toBeGreaterThanOrEqual(24);
  await twist(page, 'A', 'web').click();
  await expect(item(page, 'A', 'web')).toHaveAttribute('aria-expanded', 'false');
  await expect(item(page, 'A', 'cgi')).toHaveCount(0);
  await expect(tree(page, 'A').locator('[aria-label*="in A web"]')).toHaveCount(0);
  expect(await height(box(page, 'A', 'web'))).toBeLessThan(44);
  await expect(box(page, 'A', 'web').locator('.box-count')).toHaveText('6 + 6');
  // Two of its twelve run.
  const bar = box(page, 'A', 'web').locator('.box-bar');
  const share = (await bar.locator('.run').boundingBox())?.width ?? 0;
  expect(share / ((await bar.boundingBox())?.width ?? 1)).toBeCloseTo(2 / 12, 2);
  // Nothing was picked by it, and the other hierarchy shows its own.
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(0);
  await expect(item(page, 'B', 'alice')).toHaveAttribute('aria-expanded', 'true');
  expectRules(await look(page));
  expect(await findings(page)).toEqual([]);

  await box(page, 'A', 'web').dblclick({position: {x: 90, y: 10}});
  await expect(item(page, 'A', 'web')).toHaveAttribute('aria-expanded', 'true');
  await expect(item(page, 'A', 'cgi')).toHaveAttribute('aria-expanded', 'true');
  await twist(page, 'B', 'bob').click({modifiers: ['Alt']});
  await twist(page, 'B', 'bob').click();
  await expect(item(page, 'B', 'ci')).toHaveAttribute('aria-expanded', 'false');
  await column(page, 'B').getByRole('button', {name: 'Open all containers of B'}).click();
  await expect(tree(page, 'B').locator('[aria-expanded=false]')).toHaveCount(0);
  await column(page, 'B').getByRole('button', {name: 'Close all containers of B'}).click();
  await expect(tree(page, 'B').locator('[aria-expanded=false]')).toHaveCount(2);
});

test('by keys as in every tree: Left closes, then leads to the parent; Right opens, then leads in', async ({page}) => {
  await openCrowd(page, 24);
  await item(page, 'A', 'web').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(item(page, 'A', 'web')).toHaveAttribute('aria-expanded', 'false');
  expect(await focusedName(page)).toMatch(/^web/);
  // Down passes by what is closed.
  await page.keyboard.press('ArrowDown');
  expect(await focusedName(page)).toMatch(/^db/);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  expect(await focusedName(page)).toMatch(/^root/);
  await item(page, 'A', 'web').focus();
  await page.keyboard.press('ArrowRight');
  await expect(item(page, 'A', 'web')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  expect(await focusedName(page)).toMatch(/in A web/);
  await page.keyboard.press('ArrowLeft');
  expect(await focusedName(page)).toMatch(/^web/);
  // The keyboard is not lost with what is closed around it.
  await page.keyboard.press('ArrowRight');
  await twist(page, 'A', 'web').click();
  await expect.poll(() => focusedName(page)).toMatch(/^web, /);
  // A task has nothing to open.
  await expect(tree(page, 'A').locator('.token[aria-expanded]')).toHaveCount(0);
});

test('what is searched opens what it lies in; a closed box that holds the selection says so', async ({page}) => {
  await openCrowd(page, 24);
  await column(page, 'A').getByRole('button', {name: 'Close all containers of A'}).click();
  await twist(page, 'B', 'bob').click();
  await page.locator('#stage').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('cgi');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedName(page)).toMatch(/^cgi, /);
  await expect(item(page, 'A', 'web')).toHaveAttribute('aria-expanded', 'true');
  await expect(item(page, 'A', 'cgi')).toHaveAttribute('aria-expanded', 'false');
  await expect(item(page, 'A', 'db')).toHaveAttribute('aria-expanded', 'false');
  const pid = (await run(page, 'head -n 1 /dev/nt/bob/ci/tasks')).output.trim();
  await page.locator('#stage').focus();
  await page.keyboard.press('/');
  await page.keyboard.type(pid);
  await page.keyboard.press('Enter');
  // A task is shown in every hierarchy.
  await expect(page.locator('.tree .token.sel')).toHaveCount(2);
  await expect.poll(() => focusedName(page)).toMatch(new RegExp(`^${pid}, `));
  await twist(page, 'B', 'bob').click();
  await expect(box(page, 'B', 'bob')).toHaveClass(/holds/);
  // The line still leads to it.
  await expect(page.locator('.links .link').first()).toBeAttached();
  await expect(page.locator('.tree .token.sel')).toHaveCount(1);
});

test('a task that moves into a closed container lands on its header row', async ({page}) => {
  await openCrowd(page, 12);
  await twist(page, 'A', 'batch').click();
  const count = box(page, 'A', 'batch').locator('.box-count');
  const before = Number(await count.textContent());
  const pid = (await run(page, 'head -n 1 /dev/ct/db/tasks')).output.trim();
  await page.evaluate(() => {
    const seen = {slot: 0, top: 0};
    (window as unknown as {seen: typeof seen}).seen = seen;
    new MutationObserver(() => {
      const slot = document.querySelector('.slot');
      const place = slot?.getBoundingClientRect();
      if (place && place.width > 0) Object.assign(seen, {slot: place.height, top: place.top});
    }).observe(document.body, {subtree: true, childList: true, attributes: true});
  });
  await page.evaluate(() => window.menagerie?.play());
  await run(page, `echo ${pid} > /dev/ct/batch/tasks`);
  await expect(count).toHaveText(String(before + 1));
  await expect(page.locator('[data-moving="0"]').first()).toBeAttached();
  const seen = await page.evaluate(() => (window as unknown as {seen: {slot: number; top: number}}).seen);
  const place = await box(page, 'A', 'batch').boundingBox();
  expect(seen.slot).toBeGreaterThan(15);
  expect(seen.top).toBeGreaterThanOrEqual((place?.y ?? 0) - 1);
  expect(seen.top + seen.slot).toBeLessThanOrEqual((place?.y ?? 0) + (place?.height ?? 0));
  // And out again.
  await run(page, `echo ${pid} > /dev/ct/db/tasks`);
  await expect(tree(page, 'A').locator(`[data-pid="${pid}"]`)).toHaveAttribute('aria-label', /in A db,/);
  await expect(page.locator('.ghost, .slot, .column .over .token')).toHaveCount(0);
});

test('what blocks a refused command is lit in the closed box that it is in, and in the matrix', async ({page}) => {
  await openCrowd(page, 3);
  await twist(page, 'A', 'web').click();
  await commandLine(page).fill('rmdir /dev/ct/web');
  await commandLine(page).press('Enter');
  await expect(log(page)).toContainText('busy');
  await expect(box(page, 'A', 'web')).toHaveAttribute('data-lit', '');
  await page.getByRole('combobox', {name: 'View'}).selectOption('matrix');
  const task = page.locator('#stage .matrix-group th [data-lit]');
  await expect(task).toHaveCount(1);
  await task.click();
  await expect(page.locator('#stage .matrix-task[data-lit]')).toHaveCount(1);
  const refuse = async (line: string) => {
    await commandLine(page).fill(line);
    await commandLine(page).press('Enter');
  };
  await run(page, 'mkdir /d /dev/nt/p /dev/nt/p/q; sleep 600 & echo $! > /dev/nt/p/q/tasks');
  await refuse('rmdir /dev/nt/p');
  await expect(page.locator('#stage .matrix td[data-lit]')).toHaveText(/\/p\/q/);
  await refuse('mount -t container -o cpuset,numtasks none /d');
  await expect(page.locator('#stage .matrix th[data-hierarchy][data-lit]')).toHaveCount(2);
});
