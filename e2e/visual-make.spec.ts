// Making and removing containers by hand: each gesture types the line that anybody could have typed.
import {expect, type Page, test} from '@playwright/test';
import {errors, log, run} from './page';
import {openCrowd} from './visual-scenes';

const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const item = (page: Page, name: string) => page.getByRole('treeitem', {name: new RegExp(`^${name},`)}).first();

test('by mouse: plus in a header, a name, and there it is, selected; the cross takes it away', async ({page}) => {
  await openCrowd(page, 3);
  await item(page, 'db').click({position: {x: 20, y: 10}});
  const box = page.locator('.box.sel');
  await box.locator('[data-act=make]').click();
  const dialog = page.getByRole('dialog', {name: 'New container in /dev/ct/db'});
  await dialog.getByRole('textbox', {name: 'Name'}).fill('my shop');
  await dialog.getByRole('button', {name: /^Make/}).click();
  await expect(log(page)).toContainText("mkdir '/dev/ct/db/my shop'");
  await expect(page.getByRole('treeitem', {selected: true, name: /^my shop,/})).toHaveCount(1);
  await expect.poll(() => focusedName(page)).toMatch(/^my shop,/);
  expect((await run(page, 'ls -d /dev/ct/db/my*')).output).toContain('/dev/ct/db/my shop');

  await page.locator('.box.sel [data-act=remove]').click();
  await expect(log(page)).toContainText("rmdir '/dev/ct/db/my shop'");
  await expect(page.getByRole('treeitem', {name: /^my shop,/})).toHaveCount(0);
  await expect(page.getByRole('treeitem', {selected: true, name: /^db,/})).toHaveCount(1);
  await expect(errors(page)).toHaveCount(0);
});

test('by keys: Insert, a name, Enter; Delete; what the machine refuses is said', async ({page}) => {
  await openCrowd(page, 3);
  await item(page, 'alice').focus();
  await page.keyboard.press('Insert');
  await expect(page.getByRole('textbox', {name: 'Name'})).toBeFocused();
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedName(page)).toMatch(/^alice,/);
  await page.keyboard.press('Insert');
  await expect(page.getByRole('textbox', {name: 'Name'})).toBeFocused();
  await page.keyboard.type('kid');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('mkdir /dev/nt/alice/kid');
  await expect.poll(() => focusedName(page)).toMatch(/^kid,/);

  await page.keyboard.press('Delete');
  await expect(log(page)).toContainText('rmdir /dev/nt/alice/kid');
  await expect.poll(() => focusedName(page)).toMatch(/^alice,/);
  await page.keyboard.press('Delete');
  await expect(errors(page)).toContainText(/Device or resource busy/);
  await expect(page.locator('.page-message')).toContainText(/busy.*alice/);
  await expect(item(page, 'alice')).toHaveCount(1);

  // A name that is refused stays, beside the reason.
  await item(page, 'bob').focus();
  await page.keyboard.press('Insert');
  await page.keyboard.type('ci');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('File exists');
  await expect(dialog.getByRole('textbox', {name: 'Name'})).toHaveValue('ci');
  await page.keyboard.press('Escape');

  // Left closes what is open, and then leads to the parent.
  await item(page, 'alice').focus();
  await page.keyboard.press('ArrowLeft');
  await expect(item(page, 'alice')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  await expect(page.locator('.page-message')).toContainText('umount');
});
