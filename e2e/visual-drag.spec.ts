// Moving a task by hand: with the mouse, with a finger, and by keys. Each types the command that anybody could have typed.
import {expect, type Locator, type Page, test} from '@playwright/test';
import {errors, log, run} from './page';
import {openCrowd, sizes} from './visual-scenes';

const tree = (page: Page, letter: string): Locator => page.locator(`[role=tree][aria-label^="${letter},"]`);
const box = (page: Page, letter: string, name: string): Locator =>
  tree(page, letter).locator('.box', {has: page.locator(`[aria-label^="${name},"]`)});
const tokensIn = (page: Page, letter: string): Locator => tree(page, letter).locator('.token');

/** The middle of an element's header, or of a token. */
async function middle(target: Locator): Promise<{x: number; y: number}> {
  const place = await target.boundingBox();
  if (!place) throw new Error('not drawn');
  return {x: place.x + place.width / 2, y: place.y + Math.min(12, place.height / 2)};
}

async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await middle(from), await middle(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y + 3);
  await page.mouse.move(end.x, end.y, {steps: 4});
}

const pathIn = async (page: Page, pid: string, subsystem: string): Promise<string> =>
  (await run(page, `grep ${subsystem} /proc/${pid}/container`)).output.trim();

/** A task of a container, by the words of its treeitem. */
async function taskIn(page: Page, where: string): Promise<{pid: string; token: Locator}> {
  const item = tree(page, 'A').locator(`.token[aria-label*="in A ${where},"]`).first();
  const pid = (await item.getAttribute('data-pid')) ?? '';
  return {pid, token: tree(page, 'A').locator(`.token[data-pid="${pid}"]`)};
}

test('a task dragged onto a container types the command and moves', async ({page}) => {
  await openCrowd(page, 24);
  const {pid, token} = await taskIn(page, 'batch');
  await carry(page, token, box(page, 'A', 'db'));
  await expect(page.locator('.hand .token')).toHaveText(pid);
  await expect(page.locator('.box[data-drop]')).toHaveCount(1);
  await page.mouse.up();
  await expect(log(page)).toContainText(`echo ${pid} > /dev/ct/db/tasks`);
  await expect(tree(page, 'A').locator(`[aria-label^="${pid},"]`)).toHaveAttribute('aria-label', /in A db,/);
  await expect(page.locator('.hand, [data-lifted], [data-drop]')).toHaveCount(0);
  await expect(errors(page)).toHaveCount(0);
  expect(await pathIn(page, pid, 'cpuset')).toMatch(/\/db$/);
  // A drag is not a click: nothing is selected by it.
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(0);
});

test('a refused move shows why, and the task goes back to where it was', async ({page}) => {
  await openCrowd(page, 3);
  await run(page, 'mkdir /dev/ct/empty');
  const {pid, token} = await taskIn(page, 'web');
  await carry(page, token, box(page, 'A', 'empty'));
  await page.mouse.up();
  await expect(errors(page)).toContainText('No space left on device');
  const message = page.locator('.page-message');
  await expect(message).toContainText('No space left on device');
  await expect(message).toContainText(/cpus|mems/);
  await expect(page.locator('.hand, [data-lifted], [data-drop]')).toHaveCount(0);
  await expect(token).toHaveAttribute('aria-label', /in A web,/);
  // The next gesture takes the message back.
  await run(page, 'echo 0-1 > /dev/ct/empty/cpus; echo 0 > /dev/ct/empty/mems');
  await carry(page, token, box(page, 'A', 'empty'));
  await page.mouse.up();
  await expect(message).toHaveCount(0);
  await expect(tree(page, 'A').locator(`[aria-label^="${pid},"]`)).toHaveAttribute('aria-label', /in A empty,/);
});

test('Esc, the box it is in, and nowhere at all leave a task where it is, without motion where that is wished', async ({
  page,
}) => {
  await page.emulateMedia({reducedMotion: 'reduce'});
  await openCrowd(page, 3);
  const lines = await page.locator('.log-command').count();
  const {token} = await taskIn(page, 'web');
  const was = await token.boundingBox();
  await carry(page, token, box(page, 'A', 'db'));
  await page.keyboard.press('Escape');
  await expect(page.locator('.hand, [data-lifted], [data-drop]')).toHaveCount(0);
  await expect(page.locator('.stage-view')).toHaveAttribute('data-moving', '0');
  await page.mouse.up();
  await carry(page, token, box(page, 'A', 'web'));
  await expect(page.locator('.box[data-drop]')).toHaveCount(0);
  await page.mouse.up();
  await carry(page, token, page.locator('.column-head').first());
  await page.mouse.up();
  await expect(page.locator('.hand')).toHaveCount(0);
  expect(await token.boundingBox()).toEqual(was);
  await expect(page.locator('.log-command')).toHaveCount(lines);
});

test('by keys: pick up with m, choose with the arrows, put down with Enter; Esc puts it back', async ({page}) => {
  await openCrowd(page, 24);
  const {pid, token} = await taskIn(page, 'batch');
  await token.focus();
  await page.keyboard.press('m');
  await expect(page.getByRole('dialog')).toContainText(pid);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(token).toBeFocused();
  await page.keyboard.press('m');
  const wanted = page.getByRole('dialog').getByRole('button', {name: /A:\/db/});
  await expect(page.getByRole('dialog')).toBeVisible();
  for (let i = 0; i < 12 && !(await wanted.evaluate(el => el === document.activeElement)); i++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText(`echo ${pid} > /dev/ct/db/tasks`);
  await expect(token).toHaveAttribute('aria-label', /in A db,/);
});

test('a mark among many tasks is dragged as its task', async ({page}) => {
  await openCrowd(page, 150);
  const ear = tree(page, 'A').locator('.ear[aria-label*="in A db,"]').first();
  await ear.focus();
  await page.keyboard.press('Enter');
  const token = page.locator('.token.spotlight').first();
  const pid = (await token.textContent()) ?? '';
  await carry(page, token, box(page, 'A', 'batch'));
  await page.mouse.up();
  await expect(log(page)).toContainText(`echo ${pid} > /dev/ct/batch/tasks`);
  expect(await pathIn(page, pid, 'cpuset')).toMatch(/\/batch$/);
});

test.describe('with a finger', () => {
  test.use({viewport: sizes.phone, hasTouch: true, isMobile: true});

  test('a task that a finger rests on is taken along; a finger that moves at once scrolls', async ({page}) => {
    await openCrowd(page, 24);
    const {pid, token} = await taskIn(page, 'batch');
    const from = await middle(token);
    const touch = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: {x: number; y: number}) =>
      touch.send('Input.dispatchTouchEvent', {type, touchPoints: at ? [at] : []});
    await send('touchStart', from);
    await send('touchMove', {x: from.x, y: from.y + 40});
    await expect(page.locator('.hand')).toHaveCount(0);
    await send('touchEnd');

    const [rest, end] = [await middle(token), await middle(box(page, 'A', 'db'))];
    await send('touchStart', rest);
    await expect(page.locator('.hand .token')).toHaveText(pid);
    await send('touchMove', {x: (rest.x + end.x) / 2, y: (rest.y + end.y) / 2});
    await send('touchMove', end);
    await expect(page.locator('.box[data-drop]')).toHaveCount(1);
    await send('touchEnd');
    await expect(page.locator('.terminal-bar')).toContainText(`echo ${pid} > /dev/ct/db/tasks`);
    expect(await pathIn(page, pid, 'cpuset')).toMatch(/\/db$/);
  });
});

test('a token on a cpu can be dragged as well', async ({page}) => {
  await openCrowd(page, 24);
  const running = page.locator('.strip-tokens .token').first();
  const pid = (await running.getAttribute('data-pid')) ?? '';
  await expect(tokensIn(page, 'B').first()).toBeVisible();
  await carry(page, running, box(page, 'B', 'alice'));
  await page.mouse.up();
  const moved = tree(page, 'B').locator(`[aria-label^="${pid},"]`);
  await expect(moved).toHaveAttribute('aria-label', /in B alice$/);
});
