// Every view in words is what its accessible tree says, and the tree can be walked.
import {expect, type Page, test} from '@playwright/test';
import {describeView, open, standStill} from './page';
import {openCrowd} from './visual-scenes';

/** The trees of the stage as a screen reader meets them: names, indented by level. */
const treeText = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=tree]')]
      .flatMap(tree => [
        tree.getAttribute('aria-label') ?? '',
        ...[...tree.querySelectorAll('[role=treeitem]')].map(
          item => '  '.repeat(Number(item.getAttribute('aria-level'))) + item.getAttribute('aria-label'),
        ),
      ])
      .join('\n'),
  );

const listText = (page: Page, label: string): Promise<string[]> =>
  page.getByRole('list', {name: label}).getByRole('listitem').allTextContents();

for (const tasks of [3, 24, 300])
  test(`with ${tasks} tasks the words of each view equal its accessible tree`, async ({page}) => {
    await openCrowd(page, tasks);
    expect(await treeText(page)).toBe(await describeView(page, 'hierarchies'));
    expect((await listText(page, 'Cpus')).join('\n')).toBe(await describeView(page, 'machine'));
  });

test('on a phone the tree is the same', async ({page}) => {
  await page.setViewportSize({width: 390, height: 844});
  await openCrowd(page, 24);
  expect(await treeText(page)).toBe(await describeView(page, 'hierarchies'));
});

test('the first screen says what it shows', async ({page}) => {
  await open(page);
  // The picture and its words are fetched after the page has begun.
  await expect(page.getByRole('list', {name: 'The machine in words'}).getByRole('listitem').first()).toBeAttached();
  await standStill(page);
  const heading = await page.getByRole('heading', {level: 1}).textContent();
  const list = await listText(page, 'The machine in words');
  expect([heading, ...list].join('\n')).toBe(await describeView(page, 'first'));
});

test('arrows walk a tree: sibling, parent, first child; digits lead to the twin; Enter selects', async ({page}) => {
  await openCrowd(page, 24);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const hierarchy = () =>
    page.evaluate(() => document.activeElement?.closest('[role=tree]')?.getAttribute('aria-label') ?? '');
  await page.locator('[role=treeitem][tabindex="0"]').first().focus();
  expect(await focused()).toMatch(/^root/);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^1, /);
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toMatch(/^root/);
  await page.keyboard.press('ArrowRight');
  while (!/^web/.test(await focused())) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const task = await focused();
  expect(task).toMatch(/in A web/);
  await page.keyboard.press('2');
  expect(await focused()).toBe(task);
  expect(await hierarchy()).toMatch(/^B, /);
  await page.keyboard.press('Enter');
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(2);
  await expect(page.locator('.links .link').first()).toBeAttached();
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).not.toMatch(/^\d/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.links .ribbon').first()).toBeAttached();
});
