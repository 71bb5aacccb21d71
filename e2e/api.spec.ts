// window.menagerie: what embedders and tests can do.
import {expect, test} from '@playwright/test';
import {describeView, hash, log, open, run, standStill} from './page';

test('a line is answered at the next prompt with its output and status', async ({page}) => {
  await open(page);
  expect(await run(page, 'echo hello; false')).toMatchObject({output: 'hello\n', status: 1});
  expect(await run(page, 'true')).toMatchObject({output: '', status: 0});
});

test('a line that takes longer says what it waits for', async ({page}) => {
  await open(page);
  const typed = await run(page, 'sleep 600', 500);
  expect(typed.status).toBeNull();
  expect(typed.waiting).toMatch(/sleep/);
});

test('the machine runs as many ticks as were asked for, and then stands still', async ({page}) => {
  await open(page);
  await standStill(page);
  const before = await page.evaluate(() => window.menagerie?.tick ?? -1);
  const {tick, hash: after} = await page.evaluate(() => window.menagerie!.run(250));
  expect(tick).toBeGreaterThanOrEqual(before + 250);
  await standStill(page);
  expect(await page.evaluate(() => window.menagerie?.tick)).toBe(tick);
  expect(await hash(page)).toBe(after);
});

test('views describe themselves, and the link leads to the same machine', async ({page, context}) => {
  await open(page);
  await run(page, 'mount -t container -o cpuset none /dev/ct; mkdir /dev/ct/web');
  expect(await describeView(page, 'hierarchies')).toContain('web');
  await standStill(page);
  const [link, expected] = [await page.evaluate(() => window.menagerie!.link()), await hash(page)];
  const other = await context.newPage();
  await other.goto(link);
  await other.evaluate(() => window.menagerie?.ready);
  await standStill(other);
  expect(await hash(other)).toBe(expected);
});

test('what the API types appears in the terminal', async ({page}) => {
  await open(page);
  await page.getByRole('button', {name: 'Build the first fence'}).click();
  await run(page, 'echo from outside');
  await expect(log(page)).toContainText('echo from outside');
});

test('data-idle appears when nothing moves and goes when something does', async ({page}) => {
  await open(page);
  await standStill(page);
  const typed = run(page, 'sleep 0.3');
  await expect(page.locator('html[data-idle]')).toHaveCount(0);
  await typed;
  await expect(page.locator('html[data-idle]')).toHaveCount(1);
});

test('data-idle after a pause means that the page shows the machine as it stands', async ({page}) => {
  await open(page);
  const late = await page.evaluate(async () => {
    const pause = (ms: number) => new Promise(done => setTimeout(done, ms));
    let moved = 0;
    for (let i = 0; i < 8; i++) {
      window.menagerie?.play();
      await pause(60 + 7 * i);
      window.menagerie?.pause();
      while (document.documentElement.dataset.idle === undefined) await pause(1);
      const shown = window.menagerie?.tick;
      await pause(80);
      if (window.menagerie?.tick !== shown) moved++;
    }
    return moved;
  });
  expect(late).toBe(0);
});
