// Share links: the same machine comes back; what is damaged, too big or endless leaves the page usable and says so.
import {deflateRawSync} from 'node:zlib';
import {expect, test} from '@playwright/test';
import {atPrompt, hash, leaveFirstScreen, listen, log, open, ready, run, standStill} from './page';

const linkTo = (document: unknown): string =>
  `#s1:${deflateRawSync(Buffer.from(JSON.stringify(document))).toString('base64url')}`;

test('Share puts the run into the address and says how long it is', async ({page, context}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page);
  // Not the line that the first screen offers, after which it types on by itself.
  await leaveFirstScreen(page, 'mount -t container -o cpuset,cpuacct none /dev/ct');
  await run(page, 'mkdir /dev/ct/web');
  await standStill(page);
  const expected = await hash(page);
  await page.getByRole('button', {name: 'Share'}).click();
  await expect(page.getByRole('dialog').getByRole('status')).toContainText(/Copied\. [\d,]+ characters/);
  const address = page.url();
  expect(address).toContain('#s1:');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);

  const other = await context.newPage();
  const {complaints} = listen(other);
  await other.goto(address);
  await ready(other);
  await expect(other.locator('.page-message')).toHaveCount(0);
  await standStill(other);
  expect(await hash(other)).toBe(expected);
  expect(complaints).toEqual([]);
});

for (const [what, fragment, message] of [
  ['a damaged link', '#s1:AAAA????', /cannot be read/],
  ['a link of nobody', '#z9:abc', /does not know links/],
  ['a scenario that is not there', '#x:nowhere', /no scenario called nowhere/],
  ['a link that holds something else', linkTo({format: 1, inputs: 7}), /something else than a run/],
  ['a link that unpacks to far too much', linkTo({format: 1, script: ' '.repeat(3_000_000)}), /unpacks to more/],
  [
    'a patch set of nobody',
    linkTo({format: 1, machine: {patchset: 'cgroup-v3'}}),
    /expected one of default, cgroup-v1, got "cgroup-v3"/,
  ],
  ['markup', linkTo({format: 1, machine: {title: '<img src=x onerror=alert(1)>', cpus: 900}}), /machine\.cpus/],
] as const)
  test(`${what} leaves the page usable and says what is wrong`, async ({page}) => {
    const {complaints} = listen(page);
    await open(page, fragment);
    await expect(page.locator('.page-message')).toContainText(message);
    await expect(page.getByRole('button', {name: 'Build the first fence'})).toBeVisible();
    expect((await run(page, 'echo usable')).output).toBe('usable\n');
    expect(complaints).toEqual([]);
  });

test('a link brings the patch set of its machine', async ({page}) => {
  await open(page, linkTo({format: 1, machine: {patchset: 'cgroup-v1'}, script: 'mkdir -p /c\n', length: 100}));
  const {output} = await run(
    page,
    'uname -r; grep -c container /proc/filesystems; mount -t cgroup -o pids none /c; ls /c',
  );
  expect(output).toMatch(/^6\.1\.0\n0\n/);
  expect(output).toContain('cgroup.procs');
});

test('a title from a link is text', async ({page}) => {
  const title = '<img src=x onerror="document.title=1">';
  await open(page, linkTo({format: 1, machine: {title}, length: 10}));
  await expect(page.locator('.where')).toHaveText(title);
  await expect(page.locator('.where img')).toHaveCount(0);
});

test('a run that would end differently says so', async ({page}) => {
  await open(page, linkTo({format: 1, engine: '0.0.1', length: 100, hash: '0123456789abcdef'}));
  await expect(page.locator('.page-message')).toContainText('ended differently');
});

test('a link without an end can be paused and typed into', async ({page}) => {
  const endless = {format: 1, script: '', inputs: [[10, 'while :; do :; done\n']], length: 30_000_000};
  await page.goto(`./${linkTo(endless)}`);
  await expect(page.locator('.page-message')).toContainText('being played');
  await page.locator('.page-message').getByRole('button', {name: 'Pause'}).click();
  await page.evaluate(() => window.menagerie?.pause());
  await page.locator('#command-line :is(input, textarea)').first().focus();
  await page.keyboard.press('Control+c');
  await atPrompt(page);
  await page.keyboard.type('echo mine again');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('mine again');
});

test('texts that are nested far too deep are refused by the shell, those that are not run', async ({page}) => {
  const {complaints} = listen(page);
  const nest = (open: string, inner: string, close: string, times: number): string =>
    open.repeat(times) + inner + close.repeat(times);
  const lines = [
    `echo $((${nest('(', '1', ')', 20_000)}))`,
    `echo $((${'('.repeat(20_000)}`,
    nest('( ', 'a', ')', 2000),
    nest('if a; then ', 'b', '; fi', 2000),
    nest('f() ', '{ a; }', '', 2000),
    `echo ${nest('$(( ', '1', '))', 2000)}`,
    `echo ${nest('"$(echo ', 'a', ')"', 2000)}`,
    nest('{ echo ${a:-$((1+$(', 'a', ')))}; }', 1000),
  ];
  const runs = [nest('( ', 'echo sub', ')', 98), `echo ${nest('"$(echo ', 'words', ')"', 45)}`];
  const inputs = [...lines, ...runs].map((line, at) => [100 + 100 * at, `${line}\n`]);
  await open(page, linkTo({format: 1, script: `echo ${nest('$(', 'a', ')', 2000)}`, inputs, length: 2000}));
  await expect(log(page)).toContainText('words', {timeout: 20_000});
  const said = await log(page).textContent();
  expect(said?.match(/nested too deep/g)).toHaveLength(lines.length + 1);
  expect(said).toMatch(/line 1, column \d+: nested too deep/);
  expect(said).toContain('sub');
  await expect(page.locator('.page-message')).toHaveCount(0);
  expect((await run(page, 'echo usable')).output).toBe('usable\n');
  expect(complaints).toEqual([]);
});

test("another address does not take the visitor's work away", async ({page}) => {
  await open(page);
  await leaveFirstScreen(page, 'echo my work');
  await page.evaluate(
    fragment => {
      location.hash = fragment;
    },
    linkTo({format: 1, length: 10}),
  );
  await expect(page.locator('.page-message')).toContainText('another machine');
  await expect(log(page)).toContainText('my work');
  await page.getByRole('button', {name: 'Open it'}).click();
  await expect(log(page)).not.toContainText('my work');
});
