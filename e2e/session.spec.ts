// The main job by mouse and keyboard: containers are made by typed commands, and what is refused says why.
import {expect, test} from '@playwright/test';
import {
  atPrompt,
  commandLine,
  describeView,
  errors,
  hints,
  leaveFirstScreen,
  listen,
  log,
  open,
  run,
  typeLine,
} from './page';

test('the first screen builds the first fence', async ({page}) => {
  const {complaints} = listen(page);
  await open(page);
  await expect(page.getByRole('heading', {name: /Twenty-four tasks, eight cpus, no fences/})).toBeVisible();
  await expect(commandLine(page)).toBeFocused();
  await expect(commandLine(page)).toHaveValue('mount -t container -o cpuset none /dev/ct');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('mount -t container -o cpuset none /dev/ct');
  await expect(log(page)).toContainText('mkdir /dev/ct/web');
  await expect(log(page).getByText(/echo \d+ > \/dev\/ct\/web\/tasks/)).toHaveCount(6, {timeout: 15_000});
  await atPrompt(page);
  const members = await run(page, 'cat /dev/ct/web/tasks');
  expect(members.output.trim().split('\n')).toHaveLength(6);
  await expect(errors(page)).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('the button of the first screen does the same as Enter', async ({page}) => {
  await open(page);
  await page.getByRole('button', {name: 'Build the first fence'}).click();
  await expect(log(page)).toContainText('mkdir /dev/ct/web');
});

test('a session by keyboard and mouse', async ({page}) => {
  test.slow();
  await open(page);
  await leaveFirstScreen(page, 'mkdir -p /dev/ct');
  await typeLine(
    page,
    'mount -t container -o cpuset,cpuacct none /dev/ct; mkdir /dev/ct/web; echo $$ > /dev/ct/web/tasks',
  );
  await expect(errors(page)).toContainText('No space left on device');
  await expect(hints(page)).toContainText(/^# .*(cpus|mems)/);

  await typeLine(page, 'echo 0-1 > /dev/ct/web/cpus; echo 0 > /dev/ct/web/mems');
  await typeLine(page, 'spin 60 & echo $! > /dev/ct/web/tasks; cat /proc/$!/container');
  await expect(log(page)).toContainText('/web');
  const spinner = (await run(page, 'echo $!')).output.trim();
  expect(await describeView(page, 'hierarchies')).toMatch(new RegExp(`web[^]*${spinner}`));
  await expect(errors(page)).toHaveCount(1);

  await typeLine(page, 'mkdir -p /dev/nt; mount -t container -o numtasks none /dev/nt; mkdir /dev/nt/small');
  await typeLine(page, 'echo 100 > /sys/module/numtasks/parameters/total_numtasks');
  await typeLine(page, 'echo max_shares=5 > /dev/nt/small/numtasks.shares');
  await typeLine(page, 'sh -c "echo \\$\\$ > /dev/nt/small/tasks; for i in 1 2 3 4 5 6 7 8; do sleep 1 & done; wait"');
  await expect(errors(page).last()).toContainText(/fork/);
  await expect(hints(page).last()).toContainText(/5|limit|share/);

  await typeLine(page, 'rmdir /dev/ct/web');
  await expect(errors(page).last()).toContainText('busy');
  await expect(hints(page).last()).toContainText(/task/);
});

test('a gesture prints the command that it ran', async ({page}) => {
  await open(page);
  // Not the line that stands there: that one goes on to build the first fence by itself.
  await leaveFirstScreen(page, 'mount -t container -o cpuset fences /dev/ct');
  await run(page, 'mkdir /dev/ct/web; echo 0-1 > /dev/ct/web/cpus; echo 0 > /dev/ct/web/mems');
  const stage = page.getByRole('main');
  const inspector = page.getByRole('complementary', {name: 'Inspector'});
  // A box that is just being drawn may still slide away under the pointer.
  await expect(async () => {
    await stage.getByRole('treeitem', {name: /^web/}).click();
    await expect(inspector.getByRole('heading', {name: 'web'})).toBeVisible({timeout: 1_000});
  }).toPass();
  await inspector.getByRole('button', {name: /^cpus: 0-1/}).click();
  await page.keyboard.type('2-3');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('echo 2-3 > /dev/ct/web/cpus');
  await expect(inspector.getByRole('button', {name: /^cpus: 2-3/})).toBeVisible();

  // Refused: the value stays, and the reason stands beside it.
  await inspector.getByRole('button', {name: /^cpus: 2-3/}).click();
  await page.keyboard.type('99');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText('echo 99 > /dev/ct/web/cpus');
  await expect(inspector.getByRole('button', {name: /^cpus: 2-3/})).toBeVisible();
  await expect(inspector.locator('.file-reason')).toBeVisible();

  await inspector.getByRole('button', {name: 'New container'}).click();
  await page.keyboard.type('cgi scripts');
  await page.keyboard.press('Enter');
  await expect(log(page)).toContainText("mkdir '/dev/ct/web/cgi scripts'");
  await expect(inspector.getByRole('heading', {name: 'cgi scripts'})).toBeVisible();
  await stage.getByRole('treeitem', {name: /^web/}).click({position: {x: 60, y: 12}});
  await expect(inspector.getByRole('heading', {name: 'web'})).toBeVisible();
  await inspector.getByRole('button', {name: 'Remove'}).click();
  await expect(log(page)).toContainText('rmdir /dev/ct/web');
  await expect(errors(page).last()).toContainText('busy');
});
