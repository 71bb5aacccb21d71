// A script in its panel: run it, see the result beside each line, go to the moment of a line, and on from there.
import {expect, type Page, test} from '@playwright/test';
import {atPrompt, commandLine, describeView, errors, listen, log, open, run} from './page';

const SCRIPT = `#: cpus 2
# Two containers, and one that cannot go.
mkdir -p /dev/ct
mount -t container -o cpuacct none /dev/ct
mkdir /dev/ct/web /dev/ct/db
for i in 1 2
do sleep 600 & echo $! > /dev/ct/web/tasks
done
rmdir /dev/ct/web
rmdir /dev/ct/db
echo the end
`;

const panel = (page: Page) => page.getByRole('region', {name: 'Script'});
const results = (page: Page) => page.getByRole('list', {name: 'Results of the script'}).getByRole('button');
const said = (page: Page) => panel(page).getByRole('status');
const tick = (page: Page) => page.evaluate(() => window.menagerie?.tick ?? -1);

async function openPanel(page: Page): Promise<void> {
  await open(page);
  await run(page, 'true');
  await page.getByRole('button', {name: 'Script', exact: true}).click();
  await expect(panel(page)).toBeVisible();
}

async function write(page: Page, text: string): Promise<void> {
  // Monaco, or the plain field while it is on its way: both are a text box of that name.
  await page.locator('.script-editor .view-lines').waitFor();
  await page.locator('.script-editor textarea').first().focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

async function runAll(page: Page, count: number): Promise<void> {
  await panel(page).getByRole('button', {name: 'Run', exact: true}).click();
  await expect(said(page)).toContainText(`${count} of ${count} commands were run`, {timeout: 30_000});
}

test('a script runs on a machine of its own, with the result beside each line', async ({page}) => {
  const {complaints} = listen(page);
  await openPanel(page);
  await write(page, SCRIPT);
  await runAll(page, 7);
  await expect(results(page)).toHaveCount(7);
  await expect(results(page).nth(4)).toContainText('Device or resource busy');
  await expect(results(page).nth(6)).toContainText('the end');
  await expect(
    page.locator('.script-editor .script-result').filter({hasText: 'Device or resource busy'}),
  ).toBeVisible();
  await expect(page.locator('.script-editor .script-result').filter({hasText: 'the end'})).toBeVisible();
  await expect(log(page)).toContainText('the end');
  expect(await describeView(page, 'machine')).toContain('2 cpus');
  expect(complaints).toEqual([]);
});

test('the same script is the same run, however fast the page is', async ({page}) => {
  await openPanel(page);
  await write(page, SCRIPT);
  const when = async () => {
    await runAll(page, 7);
    return results(page).locator('.script-when').allTextContents();
  };
  const first = await when();
  await page.evaluate(() => new Promise(done => setTimeout(done, 300)));
  expect(await when()).toEqual(first);
});

test('a click on a line goes to its moment, and what is typed there is the new future', async ({page}) => {
  await openPanel(page);
  await write(page, SCRIPT);
  await runAll(page, 7);
  const end = await page.evaluate(async () => (await window.menagerie?.run(1))?.tick ?? 0);
  const line = page.locator('.script-editor .view-line').filter({hasText: '/dev/ct/web /dev/ct/db'});
  await line.click({position: {x: 30, y: 8}});
  await expect.poll(() => tick(page)).toBeLessThan(end);
  await expect(log(page)).not.toContainText('the end');
  await expect(results(page).nth(2)).toHaveAttribute('aria-current', 'step');
  expect(await describeView(page, 'hierarchies')).toContain('web, 0 tasks');
  await expect(page.locator('.transport .tick')).toContainText(' of ');
  // Forth again: the run is known.
  await results(page).nth(6).click();
  await expect(log(page)).toContainText('the end');
  await results(page).nth(2).click();
  await expect(log(page)).not.toContainText('the end');
  await run(page, 'rmdir /dev/ct/web');
  await expect(errors(page)).toHaveCount(0);
  await expect(results(page)).toHaveCount(3);
});

test('it runs to a line and stands still there', async ({page}) => {
  await openPanel(page);
  await write(page, SCRIPT);
  await page
    .locator('.script-editor .view-line')
    .filter({hasText: 'mount -t'})
    .click({position: {x: 30, y: 8}});
  await page.keyboard.press('Control+Enter');
  await expect(said(page)).toContainText('2 of 2 commands were run', {timeout: 30_000});
  await expect(results(page)).toHaveCount(2);
  await expect(page.getByRole('button', {name: 'Play'})).toBeVisible();
  expect(await describeView(page, 'hierarchies')).toContain('cpuacct');
});

test('by the keyboard alone: open, run, to a moment, and out', async ({page}) => {
  await open(page);
  await run(page, 'mkdir /dev/here');
  await page.locator('#stage').focus();
  await page.keyboard.press('e');
  await expect(panel(page)).toBeVisible();
  // What was typed so far stands there already.
  await expect(page.locator('.script-editor .view-lines')).toContainText('mkdir');
  await page.locator('.script-editor textarea').first().focus();
  await page.keyboard.press('Control+Shift+Enter');
  await expect(said(page)).toContainText('commands were run', {timeout: 30_000});
  const end = await page.evaluate(async () => (await window.menagerie?.run(1))?.tick ?? 0);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Escape');
  await expect(panel(page).getByRole('button', {name: 'Run', exact: true})).toBeFocused();
  await results(page).first().focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => tick(page)).toBeLessThanOrEqual(end);
  // The skip link leads to the command line, not to the script above it.
  await page.getByRole('button', {name: 'Skip to the command line'}).press('Enter');
  await expect(commandLine(page)).toBeFocused();
  await panel(page).getByRole('button', {name: 'Close the script'}).click();
  await expect(panel(page)).toHaveCount(0);
});

test('a fault is marked, said, and ends the run before it', async ({page}) => {
  await openPanel(page);
  await write(page, 'echo fine\nif true; then\n  echo )\nfi\necho never\n');
  await expect(panel(page).getByRole('list', {name: 'Faults of the script'})).toContainText('Line 3');
  await expect(page.locator('.script-editor .squiggly-error').first()).toBeAttached();
  await panel(page).getByRole('button', {name: 'Run', exact: true}).click();
  await expect(said(page)).toContainText('ends before it', {timeout: 30_000});
  await expect(results(page)).toHaveCount(1);
  await write(page, '#: cpus 900\necho fine\n');
  await panel(page).getByRole('button', {name: 'Run', exact: true}).click();
  await expect(said(page)).toContainText('Line 1: cpus: expected a whole number');
});

test('what is typed while the editor is on its way goes into the script, before and after it comes', async ({page}) => {
  let release = () => {};
  const held = new Promise<void>(done => {
    release = done;
  });
  await page.route(/monaco-editor-[^/]*\.js$/, async route => {
    await held;
    await route.continue();
  });
  await openPanel(page);
  const field = panel(page).locator('.script-plain');
  await field.fill('echo one\n');
  await field.press('Control+End');
  release();
  await page.locator('.script-editor .view-lines').waitFor();
  await page.keyboard.insertText('echo two');
  await runAll(page, 2);
  await expect(results(page).nth(1)).toContainText('two');
});

test('a command without an end can be stopped', async ({page}) => {
  await openPanel(page);
  await write(page, 'echo one\nwhile :; do sleep 1; done\necho never\n');
  await panel(page).getByRole('button', {name: 'Run', exact: true}).click();
  await expect(results(page)).toHaveCount(1);
  await panel(page).getByRole('button', {name: 'Stop'}).click();
  await expect(said(page)).toContainText('It ended there', {timeout: 30_000});
  await expect(results(page)).toHaveCount(2);
  await expect(log(page)).not.toContainText('never');
});

test('time goes back a millisecond, and to where the timeline is clicked', async ({page}) => {
  await open(page);
  await run(page, 'true');
  const end = await page.evaluate(async () => (await window.menagerie?.run(400))?.tick ?? 0);
  await page.getByRole('button', {name: 'Back one millisecond'}).click();
  await expect.poll(() => tick(page)).toBe(end - 1);
  await page.locator('#stage').focus();
  await page.keyboard.press('p');
  await expect.poll(() => tick(page)).toBe(end - 2);
  await page.keyboard.press('n');
  await expect.poll(() => tick(page)).toBe(end - 1);
  await page.locator('.gantt canvas[data-seeks]').click({position: {x: 200, y: 40}});
  await expect.poll(() => tick(page)).toBeLessThan(end - 50);
  await page.getByRole('button', {name: 'Play'}).click();
  await expect.poll(() => tick(page), {timeout: 20_000}).toBeGreaterThan(end - 50);
});

test.describe('on a phone', () => {
  test.use({viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});

  test('the script is a plain field, and its results are a list to tap', async ({page}) => {
    await open(page);
    await run(page, 'true');
    await page.getByRole('button', {name: 'Open the terminal'}).tap();
    await page.getByRole('button', {name: 'Script', exact: true}).tap();
    await panel(page).getByRole('textbox', {name: 'Script'}).fill('mkdir /a\necho hello\nrmdir /b\n');
    await panel(page).getByRole('button', {name: 'Run', exact: true}).tap();
    await expect(said(page)).toContainText('3 of 3 commands were run', {timeout: 30_000});
    const end = await page.evaluate(async () => (await window.menagerie?.run(50))?.tick ?? 0);
    await results(page).first().tap();
    await expect.poll(() => tick(page)).toBeLessThan(end);
    await page.getByRole('button', {name: 'Script', exact: true}).tap();
    await expect(commandLine(page)).toBeVisible();
    await atPrompt(page);
  });
});
