// The page as a visitor meets it, for the tests: opens it, types into whichever command line there is, reads the log.
import {expect, type Locator, type Page} from '@playwright/test';
import type {MenagerieApi} from '../src/ui/api';

type Typed = Awaited<ReturnType<MenagerieApi['type']>>;

/** Opens the page and waits for the machine's first prompt. `fragment` begins with #. */
export async function open(page: Page, fragment = ''): Promise<void> {
  await page.goto(`./${fragment}`);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await page.evaluate(() => window.menagerie?.ready);
}

export const log = (page: Page): Locator => page.getByRole('log', {name: 'Terminal output'});
export const commandLine = (page: Page): Locator => page.getByRole('textbox', {name: 'Command line'});
export const errors = (page: Page): Locator => page.locator('.log-error');
export const hints = (page: Page): Locator => page.locator('.log-hint');

/** Waits until no command runs. */
export async function atPrompt(page: Page): Promise<void> {
  await expect(page.locator('.console[data-at-prompt]')).toHaveCount(1, {timeout: 15_000});
}

/** Leaves the first screen by typing a command of one's own into it. */
export async function leaveFirstScreen(page: Page, line = 'true'): Promise<void> {
  const field = commandLine(page);
  await field.fill(line);
  await field.press('Enter');
  await expect(log(page)).toContainText(line);
  await atPrompt(page);
}

/** Types a line into the focused command line, key by key, and waits for the prompt. */
export async function typeLine(page: Page, line: string): Promise<void> {
  await commandLine(page).focus();
  await page.keyboard.type(line);
  // A list of completions that is still open belongs to the line; Enter runs the line all the same.
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-command').last()).toHaveText(new RegExp(`${literally(line)}$`));
  await atPrompt(page);
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Types through the page's API: for what a test only needs to have happened. */
export function run(page: Page, line: string, maxTicks = 5_000): Promise<Typed> {
  return page.evaluate(
    ([text, ticks]) => {
      if (!window.menagerie) throw new Error('the page has no API');
      return window.menagerie.type(text as string, {maxTicks: ticks as number});
    },
    [line, maxTicks] as const,
  );
}

export function describeView(page: Page, view: string): Promise<string> {
  return page.evaluate(name => window.menagerie?.describe(name) ?? '', view);
}

export const hash = (page: Page): Promise<string> => page.evaluate(() => window.menagerie?.hash() ?? '');

/** Stops the machine and waits until nothing moves. */
export async function standStill(page: Page): Promise<void> {
  await page.evaluate(() => window.menagerie?.pause());
  // Tests share two cores with each other: what takes a blink alone may take seconds here.
  await expect(page.locator('html[data-idle]')).toHaveCount(1, {timeout: 15_000});
}

/** Gathers what the browser complains about and every address it asks for. */
export function listen(page: Page): {readonly complaints: string[]; readonly requests: string[]} {
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('request', request => requests.push(request.url()));
  return {complaints, requests};
}
