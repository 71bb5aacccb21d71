// With thousands of tasks only what has changed is drawn anew: the picture is the same as one that is drawn whole.
import {expect, type Page, test} from '@playwright/test';
import {open, run, standStill} from './page';
import {linkTo} from './visual-scenes';

const script = `mkdir -p /dev/ct /dev/nt
mount -t container -o cpuacct none /dev/ct
mount -t container -o numtasks none /dev/nt
mkdir /dev/ct/a /dev/ct/b /dev/nt/c
sh -c 'echo $$ > /dev/ct/a/tasks; echo $$ > /dev/nt/c/tasks; i=0; while [ $i -lt 1600 ]; do sleep 9999 & i=$((i+1)); done; wait' &
`;

/** The pixels of every canvas of the stage, as one number each. */
const pixels = (page: Page): Promise<number[]> =>
  page.locator('.under canvas').evaluateAll(all =>
    all.map(one => {
      const canvas = one as HTMLCanvasElement;
      const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let sum = 0;
      for (let i = 0; i < data.length; i++) sum = (sum * 31 + data[i]!) | 0;
      return sum;
    }),
  );

test('a density picture drawn piece by piece is the same as one drawn whole', async ({page}) => {
  await open(page, linkTo({format: 1, machine: {limit: 600}, script, inputs: [], length: 3_000}));
  await run(page, 'true');
  await expect(page.locator('[data-container]').first()).toBeAttached();
  const [before] = await pixels(page);
  await run(page, 'for p in $(head -n 45 /dev/ct/a/tasks); do echo $p > /dev/ct/b/tasks; done');
  await run(page, 'spin 60 & echo $! > /dev/ct/b/tasks; mkdir /dev/ct/b/deep; rmdir /dev/nt/c');
  await standStill(page);
  const pieces = await pixels(page);
  expect(pieces[0]).not.toBe(before);
  const theme = page.getByRole('button', {name: /Use the \w+ theme/});
  await theme.click();
  await expect.poll(() => pixels(page)).not.toEqual(pieces);
  await theme.click();
  await expect.poll(() => pixels(page)).toEqual(pieces);
});
