// What moves, and that it stops: an attach flies through the gutter and lands, or is cut and marked where motion is reduced.
import {expect, type Page, test} from '@playwright/test';
import {run, standStill} from './page';
import {openCrowd} from './visual-scenes';

/** A task of db, and its token in the first hierarchy. */
async function pidInDb(page: Page): Promise<number> {
  const {output} = await run(page, 'head -n 1 /dev/ct/db/tasks');
  return Number(output);
}

const play = (page: Page): Promise<void> => page.evaluate(() => window.menagerie?.play());

/** Begins an attach and does not wait for it. */
const attach = (page: Page, pid: number, container: string): Promise<void> =>
  page.evaluate(line => void window.menagerie?.type(line), `echo ${pid} > /dev/ct/${container}/tasks`);

/** What a marked move looked like, noted from inside: a busy machine may draw the next picture after its second. */
async function noteMark(page: Page, pid: number): Promise<void> {
  await page.evaluate(wanted => {
    const noted = {marked: false, ghosts: 0, slots: 0, left: 0, top: 0};
    (window as unknown as {noted: typeof noted}).noted = noted;
    const look = () => {
      const token = document.querySelector(`[role=tree] .token[data-pid="${wanted}"][data-moves=mark]`);
      if (!token || noted.marked) return;
      const {left, top} = token.getBoundingClientRect();
      const [ghosts, slots] = ['.ghost', '.slot'].map(kind => document.querySelectorAll(kind).length);
      Object.assign(noted, {marked: true, ghosts, slots, left, top});
    };
    new MutationObserver(look).observe(document.body, {subtree: true, childList: true, attributes: true});
  }, pid);
}

const noted = (page: Page) =>
  page.evaluate(() => (window as unknown as {noted: Record<'ghosts' | 'slots' | 'left' | 'top', number>}).noted);

/** Acts as soon as a ghost is there, and counts the pictures until it has gone. */
async function actOnGhost(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watcher = new MutationObserver(() => {
      if (!document.querySelector('.ghost')) return;
      watcher.disconnect();
      let frames = 0;
      const count = () => {
        if (document.querySelector('.ghost')) {
          frames++;
          requestAnimationFrame(count);
        } else document.documentElement.dataset.frames = String(frames);
      };
      document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
      count();
    });
    watcher.observe(document.body, {subtree: true, childList: true});
  });
}

const moving = (page: Page) => page.locator('[data-moving]:not([data-moving="0"])');

test.describe('an attach', () => {
  test('leaves a ghost, flies, lands in its slot and takes the new mark there', async ({page}) => {
    await openCrowd(page, 12);
    const pid = await pidInDb(page);
    const tree = page.locator('[role=tree]').first();
    const token = tree.locator(`.token[data-pid="${pid}"]`);
    const before = {mark: await token.getAttribute('class'), place: await token.boundingBox()};
    await play(page);
    // Every picture of the flight, from inside: where the token is, and what it wears.
    await page.evaluate(wanted => {
      const seen: {reach: number; ghost: boolean; slot: boolean; mark: string}[] = [];
      (window as unknown as {seen: typeof seen}).seen = seen;
      const look = () => {
        const el = document.querySelector<HTMLElement>(`[role=tree] .token[data-pid="${wanted}"][data-moves=fly]`);
        const around = el?.closest('.column-body');
        if (el && around) {
          seen.push({
            // How far its way leads: the same in every picture, however few of them a busy machine draws.
            reach: around.querySelector('.trail path')?.getBoundingClientRect().right ?? 0,
            ghost: around.querySelector('.ghost') !== null,
            slot: around.querySelector('.slot') !== null,
            mark: /k\d+|kx/.exec(el.className)?.[0] ?? '',
          });
        }
        requestAnimationFrame(look);
      };
      look();
    }, pid);
    await attach(page, pid, 'batch');
    await expect(token).toHaveAttribute('aria-label', /in A batch/);
    await standStill(page);
    const seen = await page.evaluate(
      () => (window as unknown as {seen: {reach: number; ghost: boolean; slot: boolean; mark: string}[]}).seen,
    );
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.every(one => one.ghost && one.slot)).toBe(true);
    // It goes out of its box, as far as the gutter, and keeps its mark until it lands.
    const columnEdge = await page.locator('.column').first().boundingBox();
    expect(Math.max(...seen.map(one => one.reach))).toBeGreaterThan((columnEdge?.x ?? 0) + (columnEdge?.width ?? 0));
    expect(new Set(seen.map(one => one.mark))).toEqual(new Set([/k\d+/.exec(before.mark ?? '')?.[0]]));
    expect(await token.getAttribute('class')).not.toBe(before.mark);
    expect(await token.boundingBox()).not.toEqual(before.place);
    await expect(page.locator('.ghost, .slot, .trail, [data-moves]')).toHaveCount(0);
    await expect(moving(page)).toHaveCount(0);
  });

  test('is cut and marked for a second under reduced motion', async ({page}) => {
    await page.emulateMedia({reducedMotion: 'reduce'});
    await openCrowd(page, 12);
    const pid = await pidInDb(page);
    await play(page);
    await noteMark(page, pid);
    await attach(page, pid, 'batch');
    const token = page.locator(`[role=tree] .token[data-pid="${pid}"]`).first();
    await expect.poll(() => noted(page)).toMatchObject({marked: true, ghosts: 1, slots: 1});
    await expect(page.locator('.ghost, .slot, [data-moves]')).toHaveCount(0);
    const [at, first] = [await token.boundingBox(), await noted(page)];
    expect([at?.x, at?.y]).toEqual([first.left, first.top]);
  });

  test('ends at once when somebody acts', async ({page}) => {
    await openCrowd(page, 12);
    const pid = await pidInDb(page);
    await play(page);
    await actOnGhost(page);
    await attach(page, pid, 'batch');
    await expect(page.locator('html')).toHaveAttribute('data-frames', /^[0-2]$/);
  });
});

test('a box opens with mkdir and is gone with rmdir; nothing is left behind', async ({page}) => {
  await openCrowd(page, 3);
  await play(page);
  await run(page, 'mkdir /dev/ct/new');
  await expect(page.locator('.box-name', {hasText: 'new'})).toBeVisible();
  await run(page, 'rmdir /dev/ct/new');
  await expect(page.locator('.tree .box-name', {hasText: 'new'})).toHaveCount(0);
  await standStill(page);
  await expect(page.locator('.over > *')).toHaveCount(0);
});

test('a third hierarchy is a column more, and what does not fit says so', async ({page}) => {
  await openCrowd(page, 3);
  await play(page);
  await run(page, 'mkdir -p /dev/bc; mount -t container -o debug1 none /dev/bc');
  await expect(page.locator('.column')).toHaveCount(3);
  await page.getByRole('button', {name: '1 more column'}).click();
  await expect(page.getByRole('button', {name: '1 more column'})).toHaveCount(0);
});
