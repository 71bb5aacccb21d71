// When there is no machine: a browser that cannot start one, and a machine that stops on a broken rule of its own. The second
// is played by a worker of this test, since no command may bring the real one to that.
import {expect, test} from '@playwright/test';

test('a worker that cannot start is named in plain words', async ({page}) => {
  await page.route(/engine\.worker.*\.js/, route => route.abort());
  await page.goto('./');
  await expect(page.getByRole('heading', {name: 'The machine cannot start here'})).toBeVisible();
  await expect(page.getByRole('main')).toContainText('module worker');
});

test('a browser without workers is told which feature it lacks', async ({page}) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'Worker'));
  await page.goto('./');
  await expect(page.getByRole('main')).toContainText('lacks Web Workers');
});

const panics = `
  const spec = {title: '', cpus: 4, nodes: 2, mem: 512, swap: 0, disk: 0, limit: 60, seed: 1, quirks: false,
    patchset: 'default', maxHierarchies: 4, debug: 0};
  onmessage = ({data}) => {
    if (data.kind !== 'load') return;
    postMessage({kind: 'panic', message: 'container 3 counts 2 tasks, members are 3', tick: 41,
      recording: {spec, script: '', inputs: [{at: 7, text: 'mkdir /dev/ct/<b>web</b>\\n'}], length: 41},
      traces: [{tick: 40, name: 'task_exit', data: {task: 12, status: 0}}]});
  };
  postMessage({kind: 'ready', protocol: 1});
`;

test('a machine that stops says what broke and how to see it again', async ({page}) => {
  await page.route(/engine\.worker.*\.js/, route => route.fulfill({contentType: 'text/javascript', body: panics}));
  await page.goto('./');
  await expect(page.getByRole('heading', {name: 'The machine stopped at 41 ms'})).toBeVisible();
  await expect(page.getByRole('main')).toContainText('container 3 counts 2 tasks, members are 3');
  await expect(page.getByRole('textbox', {name: 'What happened last'})).toHaveValue(/40 task_exit .*"task":12/);
  await expect(page.getByRole('textbox', {name: /plays the run again/})).toHaveValue(/#s1:.+/);
});
