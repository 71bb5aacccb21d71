// "Take it home": a run becomes a script for a real kernel, or says which of its lines keep it here.
import {readFileSync} from 'node:fs';
import {type Download, expect, type Page, test} from '@playwright/test';
import {findings} from './axe';
import {leaveFirstScreen, listen, open, run, standStill} from './page';

const script = (page: Page) => page.getByRole('textbox', {name: 'Script to take home'});
const button = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', {name});

async function openShare(page: Page): Promise<void> {
  await standStill(page);
  await page.getByRole('button', {name: 'Share'}).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('characters');
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

test('a run of V6 is translated, saved and copied', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const {complaints} = listen(page);
  await open(page);
  await leaveFirstScreen(page, 'mkdir -p /c');
  await run(page, 'mount -t container -o cpuset none /c');
  await run(page, 'mkdir /c/web; echo 0-1 > /c/web/cpus');
  await run(page, 'cat /proc/self/container');
  await openShare(page);
  await button(page, 'Take it home').click();
  await expect(script(page)).toHaveValue(/^#!\/bin\/sh\n# Taken home from Menagerie\./);
  await expect(page.getByRole('dialog')).toContainText('Translated to version 1 of cgroups.');
  expect((await script(page).boundingBox())?.height).toBeGreaterThan(120);
  const text = await script(page).inputValue();
  for (const line of [
    'mount -t cgroup -o cpuset none /c',
    'mkdir /c/web; echo 0-1 > /c/web/cpuset.cpus',
    'cat /proc/self/cgroup',
  ])
    expect(text.split('\n')).toContain(line);
  expect(await findings(page)).toEqual([]);

  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save menagerie.sh').click()]);
  expect(download.suggestedFilename()).toBe('menagerie.sh');
  expect(await textOf(download)).toBe(text);
  await button(page, 'Copy script').click();
  await expect(page.getByRole('dialog').getByText('Copied.', {exact: true})).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text);
  expect(complaints).toEqual([]);
});

test('a run that has no heir in version 1 is refused by its lines', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'mkdir -p /c');
  await run(page, 'mount -t container -o numtasks none /c');
  await run(page, 'cat /proc/containers');
  await openShare(page);
  await button(page, 'Take it home').click();
  const kept = page.getByRole('list', {name: 'Lines that keep it here'}).getByRole('listitem');
  await expect(kept).toHaveCount(2);
  await expect(kept.first()).toContainText('mount -t container -o numtasks none /c');
  await expect(kept.first()).toContainText('numtasks has no heir');
  await expect(kept.last()).toContainText('cat /proc/containers');
  await expect(script(page)).toHaveCount(0);
  expect(await findings(page)).toEqual([]);
});

test('by keyboard alone, from the terminal and back', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'mkdir /c; mount -t cgroup -o pids none /c');
  await standStill(page);
  await page.getByRole('button', {name: 'Share'}).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('characters');
  await button(page, 'Take it home').focus();
  await page.keyboard.press('Enter');
  await expect(script(page)).toHaveValue(/\nmkdir \/c; mount -t cgroup -o pids none \/c\n/);
  await expect(page.getByRole('dialog')).not.toContainText('Translated');
  await page.keyboard.press('Tab');
  await expect(script(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Save menagerie.sh')).toBeFocused();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(await textOf(download)).toBe(await script(page).inputValue());
  await page.keyboard.press('Tab');
  await expect(button(page, 'Copy script')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});

  test('the script and its buttons are within reach', async ({page}) => {
    await open(page);
    await run(page, 'mkdir -p /c; mount -t container -o cpuset none /c');
    await openShare(page);
    await button(page, 'Take it home').tap();
    await expect(script(page)).toHaveValue(/mount -t cgroup -o cpuset none \/c/);
    for (const name of ['Take it home', 'Save menagerie.sh', 'Copy script', 'Done']) {
      await button(page, name).scrollIntoViewIfNeeded();
      const box = await button(page, name).boundingBox();
      expect(box?.height, name).toBeGreaterThanOrEqual(44);
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(390);
    }
    const dialog = await page
      .getByRole('dialog')
      .evaluate(element => ({wide: element.scrollWidth, shown: element.clientWidth}));
    expect(dialog.wide).toBeLessThanOrEqual(dialog.shown);
    expect(await findings(page)).toEqual([]);
  });
});
