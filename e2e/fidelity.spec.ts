// About fidelity: every known difference, read on the page, by keyboard, on a phone, and in both themes.
import {expect, type Page, test} from '@playwright/test';
import {DIFFERENCES} from '../src/describe/differences';
import {findings} from './axe';
import {describeView, leaveFirstScreen, open, run, standStill} from './page';
import {look} from './visual-inspect';

async function clearSight(page: Page): Promise<void> {
  const seen = await look(page);
  expect({small: seen.small, faint: seen.faint, astray: seen.astray}).toEqual({small: [], faint: [], astray: []});
  expect(seen.overlaps).toEqual([]);
  expect(seen.clipped).toEqual([]);
  expect(await findings(page)).toEqual([]);
}

/** Headings, rows and lines as a screen reader meets them. */
const told = (page: Page): Promise<string> =>
  page
    .getByRole('region', {name: 'About fidelity'})
    .locator('h2, tr, li')
    .evaluateAll(parts =>
      parts
        .map(part => {
          const cells = [...part.querySelectorAll('th, td')];
          return cells.length === 0 ? part.textContent : cells.map(cell => cell.textContent).join('; ');
        })
        .join('\n'),
    );

test('the page says what differs from the kernels of then and now, and how sure that is', async ({page}) => {
  test.slow();
  await page.setViewportSize({width: 1440, height: 900});
  await page.emulateMedia({colorScheme: 'light'});
  await open(page);
  // Not the offered line: after that one the page goes on telling its story, and types more.
  await leaveFirstScreen(page, 'mount -t container -o cpuset x /dev/ct');
  // A phone shows the last line, as much of it as fits.
  await run(page, 'true');
  await standStill(page);
  await page.getByRole('combobox', {name: 'View'}).selectOption({label: 'About fidelity'});
  const region = page.getByRole('region', {name: 'About fidelity'});
  await expect(region).toBeVisible();
  const words = await told(page);
  expect(words).toBe(await describeView(page, 'fidelity'));
  for (const {what, ours, theirs, source} of DIFFERENCES)
    expect(words.split('\n')).toContain([what, ours, theirs, source].join('; '));
  await clearSight(page);

  await region.focus();
  await page.keyboard.press('End');
  await expect(region.getByRole('listitem').first()).toBeInViewport();
  await page.emulateMedia({colorScheme: 'dark'});
  await clearSight(page);

  await page.setViewportSize({width: 390, height: 844});
  await expect(page.locator('.fidelity.compact')).toBeVisible();
  expect(await told(page)).toBe(words);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await clearSight(page);
});
