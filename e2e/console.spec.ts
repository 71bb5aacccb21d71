// The terminal: the plain field and the editor that replaces it, history, completion, paste, interrupts, announcements.
import {expect, test} from '@playwright/test';
import {atPrompt, commandLine, leaveFirstScreen, listen, log, open, run} from './page';

/** What an announcement region held, with times, from now on. */
const recordAnnouncements = () => {
  const region = document.querySelector('.said');
  const said: {at: number; text: string}[] = [];
  Object.assign(window, {said});
  if (!region) throw new Error('nothing announces');
  new MutationObserver(() => said.push({at: performance.now(), text: region.textContent ?? ''})).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
};

test('the editor takes over with text, caret and history kept', async ({page}) => {
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route(/monaco-field.*\.js$/, async route => {
    await held;
    await route.continue();
  });
  const {complaints} = listen(page);
  await open(page);
  await leaveFirstScreen(page, 'echo one');
  await commandLine(page).focus();
  await page.keyboard.type('echo three');
  for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('two ');
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  release();
  await expect(page.locator('.line-editor .view-line')).toHaveText(/echo\stwo\sthree/);
  await page.keyboard.type('and ');
  await expect(page.locator('.line-editor .view-line')).toHaveText(/echo\stwo\sand\sthree/);
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('two and three');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('.line-editor .view-line')).toHaveText(/echo\sone/);
  expect(complaints).toEqual([]);
});

test('the editor lists what exists, and Tab completes it', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'mkdir -p /tmp/only; cd /');
  await commandLine(page).focus();
  await expect(page.locator('.line-editor')).toHaveCount(1);
  await page.keyboard.type('ls /tmp/');
  await expect(page.locator('.suggest-widget.visible .monaco-list-row').first()).toContainText('only/');
  await page.keyboard.press('Tab');
  await expect(page.locator('.line-editor .view-line')).toHaveText(/ls\s\/tmp\/only\//);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(commandLine(page)).not.toBeFocused();
});

test('what a word is can be asked with F1 in both fields, and with the pointer', async ({page}) => {
  await open(page);
  await commandLine(page).fill('mkdir -p /dev/ct');
  await commandLine(page).press('ArrowLeft');
  await commandLine(page).press('F1');
  await expect(page.locator('.line-told')).toContainText('directory');
  await commandLine(page).press('Home');
  await expect(page.locator('.line-told')).toBeEmpty();
  await commandLine(page).press('F1');
  await expect(page.locator('.line-told')).toContainText('Usage: mkdir [-p]');
  await leaveFirstScreen(page);
  await commandLine(page).focus();
  await expect(page.locator('.line-editor')).toHaveCount(1);
  await page.keyboard.type('cat /proc/containers');
  await page.keyboard.press('F1');
  const told = page.locator('.monaco-hover:visible');
  await expect(told).toContainText('Lists the subsystems of this kernel');
  // A second time: into it, where arrows scroll; Esc leads back to the line.
  await page.keyboard.press('F1');
  await expect(commandLine(page)).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(told).toHaveCount(0);
  await expect(commandLine(page)).toBeFocused();
  await page.locator('.line-editor .view-line').hover({position: {x: 10, y: 8}});
  await expect(told).toContainText('Usage: cat');
});

test('pasted lines run one after another', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await leaveFirstScreen(page);
  await page.evaluate(() => navigator.clipboard.writeText('echo first\nsleep 0.1; echo second\necho third\n'));
  await commandLine(page).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('.log-output')).toHaveText(['first', 'second', 'third']);
  const order = await page.locator('.log-line').allTextContents();
  expect(order.slice(-6).map(line => line.replace(/^.*# /, ''))).toEqual([
    'echo first',
    'first',
    'sleep 0.1; echo second',
    'second',
    'echo third',
    'third',
  ]);
});

test('Ctrl-C interrupts when nothing is selected, and copies when something is', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await leaveFirstScreen(page, 'echo keep this');
  await commandLine(page).focus();
  await page.keyboard.type('spin 60');
  await page.keyboard.press('Enter');
  await expect(page.locator('.console-line > .log-prompt')).not.toHaveText(/#/);
  await page.locator('.log-output').first().selectText();
  await page.keyboard.press('ControlOrMeta+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('keep this');
  await expect(page.locator('.console-line > .log-prompt')).not.toHaveText(/#/);
  await page.evaluate(() => getSelection()?.removeAllRanges());
  await commandLine(page).focus();
  await page.keyboard.press('Control+c');
  await atPrompt(page);
  expect((await run(page, 'echo still here')).output).toBe('still here\n');
});

test('Ctrl-L clears the log, and a line typed ahead is read by the command that runs', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'echo gone');
  await commandLine(page).focus();
  await page.keyboard.press('Control+l');
  await expect(page.locator('.log-line')).toHaveCount(0);
  await page.keyboard.type('read x; echo got $x');
  await page.keyboard.press('Enter');
  await page.keyboard.type('hello');
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-output')).toHaveText(['got hello']);
});

test('the log follows whoever types, and says when there is more below', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page);
  await run(page, 'i=0; while [ $i -lt 90 ]; do echo line $i; i=$((i+1)); done', 20_000);
  const fromEnd = () => log(page).evaluate(it => it.scrollHeight - it.scrollTop - it.clientHeight);
  const scrollUp = () =>
    log(page).evaluate(async it => {
      it.scrollTop = 0;
      await new Promise(done => it.addEventListener('scroll', done, {once: true}));
    });
  const below = page.getByRole('button', {name: 'Newer output below'});
  await expect.poll(fromEnd).toBeLessThan(40);
  await scrollUp();
  await run(page, 'echo more');
  await expect(below).toBeVisible();
  expect(await fromEnd()).toBeGreaterThan(100);
  await below.click();
  await expect(below).toHaveCount(0);
  await expect.poll(fromEnd).toBeLessThan(40);

  await scrollUp();
  await commandLine(page).focus();
  await page.keyboard.type('e');
  await expect.poll(fromEnd).toBeLessThan(40);
  await page.keyboard.type('cho there');
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-output').last()).toHaveText('there');
  await page.setViewportSize({width: 1440, height: 600});
  await expect.poll(fromEnd).toBeLessThan(40);
});

test('a line is edited with the keys of a terminal, and a paste leaves what has no end', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  await leaveFirstScreen(page);
  await commandLine(page).focus();
  const shown = page.locator('.line-editor .view-line');
  await page.keyboard.type('one two');
  await expect(shown).toHaveText(/one\stwo/);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('echo ');
  await expect(shown).toHaveText(/echo\sone\stwo/);
  await page.keyboard.press('Control+e');
  await page.keyboard.type(' gone');
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('three');
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-output').last()).toHaveText('one two three');
  await page.keyboard.press('Control+p');
  await expect(shown).toHaveText(/echo\sone\stwo\sthree/);
  await page.keyboard.press('Control+u');
  await expect(shown).toHaveText(/^\s*$/);
  await page.evaluate(() => navigator.clipboard.writeText('echo ran\necho waits'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('.log-output').last()).toHaveText('ran');
  await expect(shown).toHaveText(/echo\swaits/);
  await expect(log(page)).not.toContainText('waits');
});

test('what programs write on their standard error looks alike, and an interrupt leaves its mark', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page);
  for (const line of ['lss', 'kill', 'ls /nope', 'fi']) await run(page, line);
  await expect(page.locator('.log-output')).toHaveCount(0);
  for (const words of ['lss: not found', 'kill', '/nope', 'unexpected token'])
    await expect(page.locator('.log-error', {hasText: words})).not.toHaveCount(0);
  await commandLine(page).focus();
  await page.keyboard.type('sleep 100');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+c');
  await atPrompt(page);
  await expect(page.locator('.log-command').last()).toHaveText('^C');
});

test('keys that come before the next frame are not turned round', async ({page}) => {
  await page.addInitScript(() => {
    const next = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = turn => next(() => setTimeout(() => turn(performance.now()), 200));
  });
  // The plain field stays.
  await page.route(/monaco-field/, route => route.abort());
  await open(page);
  await leaveFirstScreen(page);
  await commandLine(page).focus();
  await page.keyboard.type('echo one');
  await page.keyboard.press('Enter');
  // Longer than the slowed frame: what a late frame does, it does while these are typed.
  await page.keyboard.type('echo two three four', {delay: 30});
  await expect(commandLine(page)).toHaveValue('echo two three four');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('!', {delay: 300});
  await expect(commandLine(page)).toHaveValue('echo one!');
});

test('keys typed while the editor takes the place of the plain field are all there, in their order', async ({page}) => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>(resolve => {
    release = resolve;
  });
  await page.route(/monaco-field[^/]*\.js/, async route => {
    await gate;
    await route.continue();
  });
  await open(page);
  await leaveFirstScreen(page);
  await commandLine(page).focus();
  await page.keyboard.type('echo ');
  release();
  const words = Array.from({length: 40}, (_, i) => `w${i}`).join(' ');
  await page.keyboard.type(words, {delay: 10});
  await expect(page.locator('.line-editor')).toHaveCount(1, {timeout: 15_000});
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-command').last()).toHaveText(new RegExp(`echo ${words}$`));
});

test('ten thousand lines stay readable, and more are forgotten', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page);
  await run(page, 'i=0; while [ $i -lt 12000 ]; do echo line $i; i=$((i+1)); done', 100_000);
  await expect(log(page)).toContainText('line 11999');
  expect(await page.locator('.log-line').count()).toBe(10_000);
});

test('announcements come at most once a second', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page);
  await page.evaluate(recordAnnouncements);
  for (let i = 0; i < 12; i++) await run(page, `echo word ${i}`);
  await expect(page.locator('.said')).toContainText('word 11');
  const said = await page.evaluate(() => (window as unknown as {said: {at: number; text: string}[]}).said);
  const gaps = said.slice(1).map((one, i) => one.at - (said[i]?.at ?? 0));
  expect(Math.min(...gaps, Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(950);
});

test('Home and End mean the command, also where it is wrapped', async ({page}) => {
  await open(page);
  await leaveFirstScreen(page);
  await commandLine(page).focus();
  await expect(page.locator('.line-editor')).toHaveCount(1);
  await page.keyboard.insertText(
    'printf "%s-%s-%s-%s\\n" one two three four five six seven eight nine ten eleven twelve',
  );
  await page.keyboard.press('Home');
  await page.keyboard.insertText('true; ');
  await page.keyboard.press('End');
  await page.keyboard.insertText(' # end');
  await page.keyboard.press('Enter');
  await expect(page.locator('.log-command').last()).toContainText(/true; printf .* twelve # end$/);
});
