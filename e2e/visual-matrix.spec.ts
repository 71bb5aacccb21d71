// Tasks by hierarchies: who shares every container, who is torn between them.
import {expect, type Locator, type Page, test} from '@playwright/test';
import {describeView, run, standStill} from './page';
import {expectRules, look} from './visual-inspect';
import {openCrowd, sizes} from './visual-scenes';

const groups = (page: Page): Locator => page.locator('.matrix-group');
const heads = (page: Page): Locator => groups(page).locator('[aria-expanded]');
const paths = (page: Page, index: number): Promise<string[]> =>
  groups(page).evaluateAll(
    (all, at) =>
      all.map(one => one.querySelectorAll('tr:first-child > td')[at]?.querySelector('span')?.textContent ?? ''),
    index,
  );

async function openMatrix(page: Page, tasks: number): Promise<void> {
  await openCrowd(page, tasks);
  await page.getByRole('combobox', {name: 'View'}).selectOption('matrix');
  await expect(groups(page).first()).toBeVisible();
}

async function words(page: Page): Promise<string> {
  const names = await heads(page).evaluateAll(all => all.map(one => one.getAttribute('aria-label')));
  return [await page.locator('.matrix caption').textContent(), ...names].join('\n');
}

test('the words of the matrix are what it says to the ear; it is sorted by any column', async ({page}) => {
  await openMatrix(page, 24);
  expect(await words(page)).toBe(await describeView(page, 'matrix'));
  await page.getByRole('columnheader', {name: /^A /}).getByRole('button').click();
  const up = await paths(page, 0);
  expect(up).toEqual([...up].sort());
  await expect(page.getByRole('columnheader', {name: /^A /})).toHaveAttribute('aria-sort', 'ascending');
  await page.getByRole('columnheader', {name: /^A /}).getByRole('button').click();
  expect(await paths(page, 0)).toEqual([...up].reverse());
});

test('groups regroup when a task moves; a row opens to its tasks; by keys and by mouse', async ({page}) => {
  await openMatrix(page, 3);
  const named = (name: string) => groups(page).locator(`[aria-label="${name}"]`);
  await run(page, 'sleep 600 & echo $! > /dev/ct/db/tasks; echo $! > /dev/nt/bob/tasks');
  await run(page, 'sleep 600 & echo $! > /dev/ct/db/tasks');
  await expect(named('1 task, in A db, in B bob')).toHaveCount(1);
  await expect(named('1 task, in A db, in B root')).toHaveCount(1);
  await run(page, 'echo $! > /dev/nt/bob/tasks');
  await expect(named('2 tasks, in A db, in B bob')).toHaveCount(1);
  await expect(named('1 task, in A db, in B root')).toHaveCount(0);
  await standStill(page);

  await heads(page).first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(heads(page).nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heads(page).nth(1)).toHaveAttribute('aria-expanded', 'true');
  await groups(page).nth(1).locator('.matrix-task').first().click();
  await expect(groups(page).nth(1)).toHaveClass(/sel/);
  const inspector = page.getByRole('complementary', {name: 'Inspector'});
  await expect(inspector).toContainText('state');
  await heads(page).nth(1).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(inspector).toContainText('/dev/ct');
});

/** A task that is moved in A, forks, and is moved in B: its child is in the middle. */
const tear = `sh -c 'sleep 1; sleep 600 & wait' &
p=$!; echo $p > /dev/ct/web/tasks; sleep 2; echo $p > /dev/nt/alice/tasks`;

test('a child forked in the middle of a move stands out, and says between what it is torn', async ({page}) => {
  await openMatrix(page, 3);
  for (const line of tear.split('\n')) await run(page, line);
  const torn = page.locator('.matrix-group.torn');
  await expect(torn).toHaveCount(1);
  await expect(torn).toContainText(/Torn: (\d+) is with its parent \d+ in A, but not in B/);
  await expect(page.locator('.matrix caption')).toContainText('1 torn');
  const child = (await torn.textContent())?.match(/Torn: (\d+)/)?.[1] ?? '';
  await run(page, `echo ${child} > /dev/nt/alice/tasks`);
  await expect(torn).toHaveCount(0);
});

for (const [size, viewport] of Object.entries(sizes))
  for (const theme of ['dark', 'light'] as const)
    test(`the matrix keeps the rules of the picture, ${size}, ${theme}`, async ({page}) => {
      await page.emulateMedia({colorScheme: theme});
      await page.setViewportSize(viewport);
      await openMatrix(page, 24);
      await heads(page).first().click();
      expectRules(await look(page));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    });
