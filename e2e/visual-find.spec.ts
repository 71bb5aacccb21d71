// Finding a task, a container, a hierarchy, a subsystem: by keys, by mouse, and on a phone.
import {expect, type Page, test} from '@playwright/test';
import {atPrompt, commandLine, leaveFirstScreen, open} from './page';
import {look} from './visual-inspect';
import {openCrowd, sizes} from './visual-scenes';

const field = (page: Page) => page.getByRole('combobox', {name: /^Find a task/});
const options = (page: Page) => page.getByRole('listbox', {name: 'Found'}).getByRole('option');
const count = (page: Page) => page.getByRole('dialog').getByRole('status');
const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');

test('a slash, a name, Enter: the container is selected and has the focus; Esc gives the focus back', async ({
  page,
}) => {
  await openCrowd(page, 24);
  await page.locator('[role=treeitem][tabindex="0"]').first().focus();
  const before = await focusedName(page);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => focusedName(page)).toBe(before);

  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('cgi');
  await expect(count(page)).toHaveText('1 found');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(() => focusedName(page)).toMatch(/^cgi, /);
  await expect(page.getByRole('treeitem', {selected: true, name: /^cgi/})).toHaveCount(1);
});

test('arrows walk what was found; a task is found by its command, a subsystem leads to its hierarchy', async ({
  page,
}) => {
  await openCrowd(page, 24);
  await page.locator('#stage').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('sleep');
  await expect(count(page)).toHaveText(/^\d+ found$/);
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  const wanted = (await options(page).nth(1).locator('.find-name').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedName(page)).toMatch(new RegExp(`^${wanted.replace(' ', ', ')}`));
  await expect(page.getByRole('complementary', {name: 'Inspector'})).toContainText(wanted.split(' ')[0] ?? '');

  await page.keyboard.press('/');
  await page.keyboard.type('numtasks');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedName(page)).toMatch(/^root/);
  const tree = await page.evaluate(() => document.activeElement?.closest('[role=tree]')?.getAttribute('aria-label'));
  expect(tree).toMatch(/^B, numtasks/);

  await page.keyboard.press('/');
  await page.keyboard.type('httpd');
  await expect(count(page)).toHaveText('Nothing is called httpd');
  await page.keyboard.press('Enter');
  await expect(field(page)).toBeFocused();
});

test('the button finds too, from another view, by a click; the slash stays a letter in the command line', async ({
  page,
}) => {
  await openCrowd(page, 3);
  await page.getByRole('combobox', {name: 'View'}).selectOption('mounts');
  await page.getByRole('button', {name: 'Find'}).click();
  await field(page).fill('/bob/ci');
  await options(page).first().click();
  await expect.poll(() => focusedName(page)).toMatch(/^ci, /);
  await commandLine(page).focus();
  await page.keyboard.type('ls /dev');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

for (const [size, viewport] of Object.entries({wide: sizes.wide, phone: sizes.phone}))
  for (const theme of ['dark', 'light'] as const)
    test.describe(`the list of what was found, ${size}, ${theme}`, () => {
      test.use({viewport, colorScheme: theme});
      test('keeps the rules of the picture', async ({page}) => {
        await openCrowd(page, 24);
        await page.getByRole('button', {name: 'Find'}).click();
        await field(page).fill('s');
        await expect(options(page).first()).toBeVisible();
        const {clipped, small, faint, coloured, astray} = await look(page);
        // The page under the dialog is covered by it on purpose; names may be long, and are cut with dots.
        const own = (found: readonly string[]) => found.filter(one => !/find-note/.test(one));
        expect({clipped: own(clipped), small, faint, coloured, astray}).toEqual({
          clipped: [],
          small: [],
          faint: [],
          coloured: [],
          astray: [],
        });
      });
    });

test('on the first screen a slash finds nothing, since there is nothing to lead to', async ({page}) => {
  await open(page);
  await page.locator('#stage').focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await leaveFirstScreen(page);
  await atPrompt(page);
});
