// Step mode: a task is moved over three hierarchies, one step of the kernel after another, and forks in between.
import {expect, type Page, test} from '@playwright/test';
import {atPrompt, commandLine, describeView, open, run} from './page';

const SCENE = '#x:move';

/** The pid of the shell in web, which forks. */
async function mover(page: Page): Promise<string> {
  const words = await describeView(page, 'hierarchies');
  const pid = /^\s*(\d+), sh, .*in A web/m.exec(words)?.[1];
  if (!pid) throw new Error(`no shell in web:\n${words}`);
  return pid;
}

/** Types the move; it waits for the steps. */
async function typeMove(page: Page, pid: string): Promise<void> {
  await commandLine(page).fill(`for h in ct nt ac; do echo ${pid} > /dev/$h/batch/tasks; done`);
  await commandLine(page).press('Enter');
}

/** Steps until the words of the view match; answers all the words there were. */
async function stepUntil(page: Page, step: () => Promise<void>, wanted: RegExp, most = 150): Promise<string[]> {
  const heard = [await describeView(page, 'step')];
  for (let i = 0; i < most && !wanted.test(heard.at(-1) as string); i++) {
    await step();
    await expect.poll(() => describeView(page, 'step')).not.toBe(heard.at(-1));
    heard.push(await describeView(page, 'step'));
  }
  expect(heard.at(-1)).toMatch(wanted);
  return heard;
}

test('walks an attach by the kernel’s functions, with its locks, and a fork in the window leaves a torn child', async ({
  page,
}) => {
  test.slow();
  await open(page, SCENE);
  const pid = await mover(page);
  await page.locator('#stage').focus();
  await page.keyboard.press('k');
  await expect(page.getByRole('button', {name: 'Step mode'})).toHaveAttribute('aria-pressed', 'true');
  const picture = page.locator('.step-view');
  await expect(picture).toBeVisible();
  await typeMove(page, pid);
  await picture.focus();

  const heard = await stepUntil(
    page,
    () => page.keyboard.press('n'),
    /torn: \d+ is in batch in A.*, but still in web in/,
  );
  const all = heard.join('\n');
  for (const step of [
    'find_task',
    'cpuset_can_attach',
    'task_lock',
    'switch_pointer',
    'synchronize_rcu',
    'container_fork',
  ])
    expect(all).toContain(`next ${step}`);
  expect(all).toMatch(/manage_mutex: held by \d+ sh/);
  expect(all).toMatch(/callback_mutex: held by \d+ sh; \d+ sh waits/);
  expect(all).toMatch(new RegExp(`task_lock\\(${pid}\\): held by`));
  expect(all).toContain('moving in A, waiting in B, waiting in C');

  await expect(picture.locator('.step-torn')).toContainText('torn:');
  const child = /torn: (\d+)/.exec(heard.at(-1) as string)?.[1];
  await expect(picture.locator(`.move-token.torn[data-pid="${child}"]`)).toHaveCount(3);
  await expect(picture.locator('[data-state="moved"] .ghost').first()).toContainText(pid);

  // The rest plays by itself; out of step mode the line comes to its end.
  await page.getByRole('slider', {name: 'Speed'}).fill('100');
  await page.getByRole('button', {name: 'Play'}).click();
  await expect
    .poll(() => describeView(page, 'step'), {timeout: 30_000})
    .toContain('moved in A, moved in B, moved in C');
  await page.getByRole('button', {name: 'Step mode'}).click();
  await atPrompt(page);
});

test('on a phone the same by thumb, without reading sideways', async ({page}) => {
  test.slow();
  await page.setViewportSize({width: 390, height: 844});
  await open(page, SCENE);
  const pid = await mover(page);
  await page.getByRole('button', {name: 'Step mode'}).click();
  await page.evaluate(task => {
    void window.menagerie?.type(`for h in ct nt ac; do echo ${task} > /dev/$h/batch/tasks; done`, {maxTicks: 100_000});
  }, pid);
  await stepUntil(
    page,
    () => page.getByRole('button', {name: 'Step to the next kernel step'}).click(),
    new RegExp(`${pid} sh moves .*moved in A`),
  );
  await expect(page.locator('.step-view h2')).toContainText(`${pid} sh moves from web to batch`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const inside = await page.locator('.step-view').evaluate(view => view.scrollWidth <= view.clientWidth);
  expect(inside).toBe(true);
});

test('a machine whose operations run through can be started anew with operations that interleave', async ({page}) => {
  await open(page);
  await run(page, 'mkdir /dev/nt; mount -t container -o numtasks none /dev/nt');
  await run(page, 'mkdir /dev/nt/alice');
  await page.getByRole('button', {name: 'Step mode'}).click();
  await page.getByRole('button', {name: 'Let them interleave'}).click();
  await expect(page.getByText('now operations interleave')).toBeVisible({timeout: 20_000});
  await expect(page.getByRole('button', {name: 'Let them interleave'})).toHaveCount(0);
  expect(await describeView(page, 'hierarchies')).toContain('alice, 0 tasks');
  await page.getByRole('button', {name: 'Bring the last run back'}).click();
  await expect(page.getByRole('button', {name: 'Let them interleave'})).toBeVisible();
});

test('steps go back as they came', async ({page}) => {
  await open(page, '#x:move');
  const words = () => describeView(page, 'step');
  const seen: string[] = [];
  await page.locator('#stage').focus();
  await page.keyboard.press('k');
  for (let i = 0; i < 4; i++) {
    await page.getByRole('button', {name: 'Step to the next kernel step'}).click();
    await expect.poll(words).not.toBe(seen.at(-1) ?? '');
    seen.push(await words());
  }
  await page.getByRole('button', {name: 'Back to the kernel step before'}).click();
  await expect.poll(words).toBe(seen[2]);
  await page.locator('#stage').focus();
  await page.keyboard.press('p');
  await expect.poll(words).toBe(seen[1]);
});
