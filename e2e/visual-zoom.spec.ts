// The stage at size: hierarchies looked at from nearer and from further away, and what lies under the pointer by name.
import {expect, type Locator, type Page, test} from '@playwright/test';
import {findings} from './axe';
import {commandLine, open, standStill} from './page';
import {expectRules, look} from './visual-inspect';
import {linkTo, openCrowd, sizes} from './visual-scenes';

const tree = (page: Page, letter: string): Locator => page.locator(`[role=tree][aria-label^="${letter},"]`);
const item = (page: Page, letter: string, name: string): Locator =>
  tree(page, letter).locator(`[role=treeitem][aria-label^="${name},"]`);
const box = (page: Page, letter: string, name: string): Locator =>
  tree(page, letter).locator('.box', {has: page.locator(`:scope > [aria-label^="${name},"]`)});
const twist = (page: Page, letter: string, name: string): Locator =>
  box(page, letter, name).locator(':scope > .box-head > .box-twist');
const column = (page: Page, letter: string): Locator => page.getByRole('region', {name: `Hierarchy ${letter}`});
const zoomOf = (page: Page, letter: string): Locator => column(page, letter).locator('.zoom-now');
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('Ctrl and the wheel bring a hierarchy nearer around the pointer, down to pids', async ({page}) => {
  await openCrowd(page, 300);
  await expect(tree(page, 'A').locator('.token')).toHaveCount(0);
  const where = async (name: string) => (await box(page, 'A', name).boundingBox())?.y ?? 0;
  const header = async () => {
    const place = await box(page, 'A', 'db').boundingBox();
    return {x: (place?.x ?? 0) + 60, y: (place?.y ?? 0) + 12};
  };
  const nearer = async (zoom: string) => {
    await page.mouse.wheel(0, -100);
    await expect(zoomOf(page, 'A')).toHaveText(zoom);
  };
  const first = await header();
  await page.mouse.move(first.x, first.y);
  await page.keyboard.down('Control');
  for (const zoom of ['150 %', '200 %']) await nearer(zoom);
  // What lies lower than its pane is high has room to move.
  const at = await header();
  const from = await where('db');
  await page.mouse.move(at.x, at.y);
  await nearer('300 %');
  await page.keyboard.up('Control');
  await expect(tree(page, 'A').locator('.token').first()).toBeAttached();
  expect(Math.abs((await where('db')) - from)).toBeLessThan(3);
  await expect(zoomOf(page, 'B')).toHaveCount(0);
  // The ground is taken along by the mouse; that is no click.
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x, at.y + 50, {steps: 3});
  await page.mouse.up();
  expect(Math.abs((await where('db')) - from - 50)).toBeLessThan(3);
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(0);

  // Another view and back: nearer, and at the same place.
  const [place, view] = [await where('db'), page.getByRole('combobox', {name: 'View'})];
  await view.selectOption('matrix');
  await expect(page.locator('.matrix')).toBeVisible();
  await view.selectOption('hierarchies');
  await expect(zoomOf(page, 'A')).toHaveText('300 %');
  await expect.poll(() => where('db')).toBe(place);
  await page.evaluate(() => document.querySelector('.columns')?.scrollTo(0, 0));
  expectRules(await look(page));
  expect(await findings(page)).toEqual([]);
});

test('keys and buttons zoom, too: all hierarchies, or the one with the focus; the key sheet says so', async ({
  page,
}) => {
  await openCrowd(page, 24);
  await page.locator('#stage').focus();
  await page.keyboard.press('+');
  await expect(zoomOf(page, 'A')).toHaveText('150 %');
  await expect(zoomOf(page, 'B')).toHaveText('150 %');
  await expect(column(page, 'A').getByRole('heading')).toBeInViewport();
  await item(page, 'B', 'alice').focus();
  await page.keyboard.press('+');
  await expect(zoomOf(page, 'B')).toHaveText('200 %');
  await expect(zoomOf(page, 'A')).toHaveText('150 %');
  // Few tasks in view: their commands stand beside the pids.
  await expect(tree(page, 'B').locator('.token').first()).toHaveAttribute('data-command', 'init');
  await page.keyboard.press('0');
  await expect(zoomOf(page, 'B')).toHaveCount(0);
  await column(page, 'A').getByRole('button', {name: 'Fit A'}).click();
  await expect(zoomOf(page, 'A')).toHaveCount(0);
  const out = column(page, 'A').getByRole('button', {name: 'Zoom A out'});
  await out.click();
  await out.click();
  await expect(zoomOf(page, 'A')).toHaveText('50 %');
  await expect(out).toHaveAttribute('aria-disabled', 'true');
  expectRules(await look(page));
  // In the command line they are signs like others.
  await commandLine(page).focus();
  await page.keyboard.type('-0');
  await expect(zoomOf(page, 'A')).toHaveText('50 %');
  await page.locator('#stage').focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', {name: 'Keys'})).toContainText('zoom in, zoom out, fit');
});

const thousands = `mkdir /dev/ct
mount -t container -o cpuacct none /dev/ct
mkdir /dev/ct/a
sh -c 'echo $$ > /dev/ct/a/tasks; i=0; while [ $i -lt 1600 ]; do sleep 9999 & i=$((i+1)); done; wait' &
`;

test('among thousands, looked at from the nearest, only those in sight are elements; keys walk on', async ({page}) => {
  test.slow();
  await open(page, linkTo({format: 1, machine: {limit: 600}, script: thousands, inputs: [], length: 3_000}));
  await expect(box(page, 'A', 'a').locator('.box-count')).toHaveText('1601', {timeout: 20_000});
  await standStill(page);
  await item(page, 'A', 'root').focus();
  for (const zoom of ['150 %', '200 %', '300 %', '400 %']) {
    await page.keyboard.press('+');
    await expect(zoomOf(page, 'A')).toHaveText(zoom);
  }
  await expect(tree(page, 'A').locator('.token').first()).toBeVisible();
  expect(await tree(page, 'A').locator('.token').count()).toBeLessThan(700);
  await page.keyboard.press('ArrowRight');
  expect(await focusedName(page)).toMatch(/^1, init/);
  while (!/^a,/.test(await focusedName(page))) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowDown');
  const token = page.locator('.token:focus');
  await expect(token).toBeInViewport();
  await page.locator('.columns').hover();
  await page.mouse.wheel(0, 2_000);
  await expect.poll(() => page.evaluate(() => document.querySelector('.columns')?.scrollTop ?? 0)).toBeGreaterThan(300);
  await expect
    .poll(() =>
      page.evaluate(() => {
        const pane = document.querySelector('.columns')!.getBoundingClientRect();
        const rows = [...document.querySelectorAll('.tree .token')].map(one => one.getBoundingClientRect());
        return rows.filter(one => one.top > pane.top && one.bottom < pane.bottom).length;
      }),
    )
    .toBeGreaterThan(50);
});

test('a token and a mark are named under the pointer and under the keyboard', async ({page}) => {
  await openCrowd(page, 24);
  const tag = page.locator('.name-tag');
  await tree(page, 'A').locator('.token').last().hover();
  await expect(tag).toBeVisible();
  await expect(tag).toHaveText(/^(sleep|spin)$/);
  await page.locator('.column-head').first().hover();
  await expect(tag).toBeHidden();
  await item(page, 'A', 'root').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tag).toHaveText('init');
  await page.keyboard.press('Escape');
  await page.locator('#stage').focus();
  await expect(tag).toBeHidden();
  await page.keyboard.press('-');
  await page.keyboard.press('-');
  await expect(tree(page, 'A').locator('.token')).toHaveCount(0);
  const db = await box(page, 'A', 'db').boundingBox();
  await page.mouse.move((db?.x ?? 0) + 16, (db?.y ?? 0) + 30);
  await expect(tag).toHaveText(/^\d+ (sleep|spin)$/);
});

test.describe('on a phone', () => {
  test.use({viewport: sizes.phone, hasTouch: true, isMobile: true});

  test('boxes close under a finger, and two fingers bring a hierarchy nearer', async ({page}) => {
    await openCrowd(page, 24);
    await twist(page, 'A', 'web').tap();
    await expect(item(page, 'A', 'web')).toHaveAttribute('aria-expanded', 'false');
    await twist(page, 'A', 'web').tap();
    await expect(item(page, 'A', 'web')).toHaveAttribute('aria-expanded', 'true');
    await page.getByRole('region', {name: 'Hierarchy A'}).locator('summary').tap();
    const nearer = page.getByRole('button', {name: 'Zoom A in'});
    const size = await nearer.boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await nearer.tap();
    await expect(zoomOf(page, 'A')).toHaveText('150 %');
    await box(page, 'B', 'alice').scrollIntoViewIfNeeded();
    const place = await box(page, 'B', 'alice').boundingBox();
    const [x, y] = [(place?.x ?? 0) + 60, (place?.y ?? 0) + 40];
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      touch.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [
                {x: x - apart, y, id: 0},
                {x: x + apart, y, id: 1},
              ],
      });
    await send('touchStart', 20);
    await send('touchMove', 24);
    await send('touchMove', 30);
    await send('touchMove', 34);
    await send('touchEnd', 0);
    await expect(page.locator('.column').nth(1).locator('.token[data-command]').first()).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole('region', {name: 'Hierarchy A'}).locator('summary').tap();
    expectRules(await look(page));
    expect(await findings(page)).toEqual([]);
  });
});
