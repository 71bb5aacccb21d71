// The picture keeps its rules at every size, in both themes, with few tasks and with many: nothing overlaps, is cut off, is too
// small, too faint or outside its pane; colour belongs to containers alone.
import {expect, test} from '@playwright/test';
import {leaveFirstScreen, open, run, standStill} from './page';
import {expectRules, look, type Sight} from './visual-inspect';
import {openCrowd, sizes} from './visual-scenes';

function expectGood(sight: Sight): void {
  expectRules(sight);
  expect(sight.texts).toBeGreaterThan(10);
}

for (const [size, viewport] of Object.entries(sizes))
  for (const theme of ['dark', 'light'] as const)
    test.describe(`${size}, ${theme}`, () => {
      test.use({viewport, colorScheme: theme});

      test('the first screen is in one ink and keeps the rules', async ({page}) => {
        await open(page);
        await expect(page.locator('.picture .token').first()).toBeVisible();
        await standStill(page);
        const sight = await look(page);
        expectGood(sight);
        expect(sight.hues).toBe(0);
        expect(sight.tokens).toBeGreaterThan(20);
      });

      for (const tasks of [0, 3, 24, 300])
        test(`${tasks} tasks in two hierarchies`, async ({page}) => {
          await openCrowd(page, tasks);
          const sight = await look(page);
          expectGood(sight);
          expect(sight.hues).toBeGreaterThanOrEqual(3);
          const {scrollWidth, innerWidth} = await page.evaluate(() => ({
            scrollWidth: document.documentElement.scrollWidth,
            innerWidth: window.innerWidth,
          }));
          expect(scrollWidth).toBeLessThanOrEqual(innerWidth);
        });
    });

for (const [size, viewport] of Object.entries(sizes))
  test(`${size}: the script with its results keeps the rules`, async ({page}) => {
    await page.setViewportSize(viewport);
    await openCrowd(page, 3);
    if (size === 'phone') await page.getByRole('button', {name: 'Open the terminal'}).click();
    await page.getByRole('button', {name: 'Script', exact: true}).click();
    const panel = page.getByRole('region', {name: 'Script'});
    const text =
      size === 'phone'
        ? panel.getByRole('textbox', {name: 'Script'})
        : panel.locator('.script-editor textarea').first();
    await text.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.insertText(
      '#: cpus 8\n#: debug 1\nmkdir -p /dev/ct\necho a longer line that has to be wrapped in the panel, and in the list of results\ntrue\n',
    );
    await panel.getByRole('button', {name: 'Run', exact: true}).click();
    await expect(panel.getByRole('status')).toContainText('3 of 3 commands were run', {timeout: 30_000});
    await standStill(page);
    expectGood(await look(page));
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });

test('there is no colour before the first mkdir, and with it there is', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'mount -t container -o cpuset,cpuacct none /dev/ct');
  await standStill(page);
  expect((await look(page)).hues).toBe(0);
  await run(page, 'mkdir /dev/ct/web');
  await standStill(page);
  const after = await look(page);
  expect(after.hues).toBeGreaterThan(0);
  expect(after.coloured).toEqual([]);
});

for (const theme of ['dark', 'light'] as const)
  test(`in projector mode nothing is under 16 px, in the ${theme} theme`, async ({page}) => {
    await page.setViewportSize(sizes.small);
    await page.emulateMedia({colorScheme: theme});
    await openCrowd(page, 24);
    await page.locator('#stage').focus();
    await page.keyboard.press('Shift+P');
    await expect(page.locator('html[data-projector]')).toHaveCount(1);
    await standStill(page);
    const sight = await look(page, 16);
    expectGood(sight);
    const token = await page.locator('.tree .token').first().boundingBox();
    expect(token?.width).toBeGreaterThanOrEqual(60);
    expect(token?.height).toBeGreaterThanOrEqual(25);
    await page.keyboard.press('Shift+P');
    await expect(page.locator('html[data-projector]')).toHaveCount(0);
  });
