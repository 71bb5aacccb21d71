// The same session with fingers: chips in place of typing, "Move to" in place of dragging, and no editor at all.
import {expect, test} from '@playwright/test';
import {atPrompt, commandLine, errors, hints, listen, log, open, run} from './page';

test.use({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});

test('a session by touch', async ({page}) => {
  test.slow();
  const {complaints, requests} = listen(page);
  await open(page);
  const field = commandLine(page);
  await field.tap();
  await field.fill('mkdir -p /dev/ct');
  await field.press('Enter');
  await page.getByRole('button', {name: 'Open the terminal'}).tap();
  const chip = (name: string) =>
    page.getByRole('region', {name: 'Suggestions'}).getByRole('button', {name, exact: true});
  const tapChip = async (name: string) => {
    await chip(name).tap();
    await expect(field).toHaveValue(name);
    await field.press('Enter');
    await atPrompt(page);
  };
  await tapChip('mount -t container -o cpuset,cpuacct none /dev/ct');
  await tapChip('mkdir /dev/ct/web');
  await tapChip('echo $$ > /dev/ct/web/tasks');
  await expect(errors(page)).toContainText('No space left on device');
  await expect(hints(page)).toContainText(/^# .*(cpus|mems)/);
  await tapChip('echo 0-1 > /dev/ct/web/cpus');
  await tapChip('echo 0 > /dev/ct/web/mems');
  await tapChip('spin 60 &');
  const spinner = (await run(page, 'echo $!')).output.trim();

  // A path by chips: what fits at the cursor.
  await field.fill('cat /dev/ct/we');
  await chip('web/').tap();
  await expect(field).toHaveValue('cat /dev/ct/web/');
  await chip('cpus').tap();
  await field.press('Enter');
  await expect(log(page)).toContainText('0-1');

  await page.getByRole('button', {name: 'Close the terminal'}).tap();
  await page
    .getByRole('treeitem', {name: new RegExp(`^${spinner}\\b`)})
    .first()
    .tap();
  await page.locator('.selection-bar').tap();
  await page.getByRole('button', {name: /^Move to/}).tap();
  await page.getByRole('dialog').getByRole('button', {name: /web/}).tap();
  await page.getByRole('button', {name: 'Open the terminal'}).tap();
  await expect(log(page)).toContainText(`echo ${spinner} > /dev/ct/web/tasks`);
  expect((await run(page, `cat /proc/${spinner}/container`)).output).toContain('/web');

  await tapChip('rmdir /dev/ct/web');
  await expect(errors(page).last()).toContainText('busy');
  expect(requests.filter(address => /monaco|editor/i.test(address))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('what has no box of its own is named, and an empty machine says how to begin', async ({page}) => {
  await open(page);
  await run(page, 'mount -t container -o cpuset none /dev/ct; mkdir -p /dev/ct/web/cgi');
  await expect(page.locator('.box-inside')).toHaveText('+1: cgi');
  await page.getByRole('button', {name: 'Start the machine anew'}).tap();
  const words = page.locator('.nothing');
  await expect(words).toBeVisible();
  const [said, strip] = [await words.boundingBox(), await page.locator('.machine').boundingBox()];
  expect((said?.y ?? 0) + (said?.height ?? 0)).toBeLessThanOrEqual(strip?.y ?? 0);
  await page.getByRole('button', {name: 'Open the terminal'}).tap();
  await expect(page.getByRole('button', {name: 'mount -t container -o cpuset none /dev/ct'})).toBeVisible();
  await page.getByRole('button', {name: 'Close the terminal'}).tap();
  // Turned on its side the stage keeps its height, and the page scrolls.
  await page.setViewportSize({width: 844, height: 390});
  await expect.poll(async () => (await page.locator('.stage-view').boundingBox())?.height).toBeGreaterThan(250);
});

test('everything that can be tapped is at least 44 pixels high, and nothing scrolls sideways', async ({page}) => {
  await open(page);
  await page.getByRole('button', {name: 'Build the first fence'}).tap();
  await expect(page.locator('.phone')).toBeVisible();
  const small = await page
    .locator('.top button, .transport button, .phone-bar')
    .evaluateAll(all => all.map(one => one.getBoundingClientRect()).filter(box => box.height < 44 || box.width < 44));
  expect(small).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
