// The dialect of each hierarchy stands at its head, and the glossary says what one dialect's words are in the other.
import {expect, type Page, test} from '@playwright/test';
import {findings} from './axe';
import {describeView, leaveFirstScreen, open, run, standStill} from './page';
import {look} from './visual-inspect';

async function clearSight(page: Page): Promise<void> {
  const seen = await look(page);
  expect({small: seen.small, faint: seen.faint, astray: seen.astray}).toEqual({small: [], faint: [], astray: []});
  expect(seen.overlaps).toEqual([]);
  expect(seen.clipped).toEqual([]);
}

/** The rows of the table as a screen reader meets them. */
const rowsOf = (page: Page): Promise<string> =>
  page
    .getByRole('region', {name: 'Glossary'})
    .getByRole('row')
    .evaluateAll(rows =>
      rows.map(row => [...row.querySelectorAll('th, td')].map(cell => cell.textContent).join('; ')).join('\n'),
    );

test('two dialects side by side, and the glossary between them', async ({page}) => {
  test.slow();
  await page.setViewportSize({width: 1440, height: 900});
  await open(page);
  await leaveFirstScreen(page, 'mount -t container -o cpuset,cpuacct none /dev/ct');
  const mounted = await run(
    page,
    'mkdir -p /dev/cgroups/tasks-by-number; mount -t cgroup -o pids none /dev/cgroups/tasks-by-number',
  );
  expect(mounted.output).toBe('');
  await run(page, 'sleep 4');
  await standStill(page);
  const words = page.locator('.dialect');
  await expect(words).toHaveText(['container', 'cgroup']);
  await expect(words.first()).toHaveAttribute('title', /^container: .*2006/);
  await expect(words.last()).toHaveAttribute('title', /^cgroup: version 1/);
  expect(await describeView(page, 'hierarchies')).toContain('type cgroup, at /dev/cgroups/tasks-by-number');
  await clearSight(page);

  await page.getByRole('combobox', {name: 'View'}).selectOption({label: 'Glossary'});
  await expect(page.getByRole('region', {name: 'Glossary'})).toBeVisible();
  expect(await rowsOf(page)).toBe(await describeView(page, 'glossary'));
  await clearSight(page);
  expect(await findings(page)).toEqual([]);

  await page.setViewportSize({width: 390, height: 844});
  await expect(page.locator('.glossary.compact')).toBeVisible();
  expect(await rowsOf(page)).toBe(await describeView(page, 'glossary'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await clearSight(page);
  expect(await findings(page)).toEqual([]);
  await page.getByRole('combobox', {name: 'View'}).selectOption({label: 'Hierarchies'});
  await expect(words.first()).toBeVisible();
  await expect(page.locator('html[data-idle]')).toHaveCount(1);
  await expect(page.locator('[data-moving="0"]')).toHaveCount(1);
  await clearSight(page);
});

test('a control file says under the pointer what the other dialects call it', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'mkdir -p /v /c');
  await run(page, 'mount -t container -o cpuset none /v; mount -t cgroup -o pids,cpu none /c; mkdir /v/web /c/jobs');
  await standStill(page);
  const names = page.locator('dt');
  const box = (name: RegExp) => page.getByRole('main').getByRole('treeitem', {name});
  await box(/^web/).click();
  await expect(names.filter({hasText: /^cpus$/})).toHaveAttribute('title', /\n2006: cpus\. Version 1: cpuset\.cpus\./);
  await box(/^jobs/).click();
  await expect(names.filter({hasText: /^pids\.max$/})).toHaveAttribute(
    'title',
    /\n2006: numtasks\. Version 1: pids\.max/,
  );
  await expect(names.filter({hasText: /^cgroup\.procs$/})).toHaveAttribute(
    'title',
    /Version 2: cgroup\.procs, cgroup\.threads/,
  );
});
