// The lamp: the laws are checked while the machine runs, and a broken one names itself and the tick. What is broken here is
// broken by the test, between the machine and the page: no page that is opened by an address can be made to do it.
import {expect, type Page, test} from '@playwright/test';
import {open, run, standStill} from './page';
import {look} from './visual-inspect';
import {openCrowd, sizes} from './visual-scenes';

const lamp = (page: Page) => page.locator('.lamp');

test('the laws hold in a machine at work and at rest; the lamp lists them', async ({page}) => {
  await openCrowd(page, 24);
  await run(
    page,
    'for i in 1 2 3 4 5; do mkdir /dev/ct/x$i; sleep 600 & echo $! > /dev/nt/bob/tasks; rmdir /dev/ct/x$i; done',
  );
  await standStill(page);
  await expect(lamp(page)).toHaveAttribute('data-state', 'holds');
  await expect(lamp(page)).toHaveAccessibleName('Laws hold');
  await lamp(page).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', {name: 'The laws hold'});
  await expect(dialog.getByRole('listitem')).toHaveCount(11);
  await expect(dialog.locator('[data-broken=true]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(lamp(page)).toBeFocused();
});

/** From now on every update claims one task too few of /web. */
const plant = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const {set, get} = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage') as Required<PropertyDescriptor>;
    Object.defineProperty(Worker.prototype, 'onmessage', {
      get,
      set(hear: ((event: MessageEvent) => void) | null) {
        set.call(this, (event: MessageEvent) => {
          for (const one of event.data?.slices?.containers ?? []) if (one.path === '/web') one.count--;
          hear?.call(this, event);
        });
      },
    });
    const add = Worker.prototype.addEventListener;
    Worker.prototype.addEventListener = function (this: Worker, name: string, hear: unknown, options?: unknown) {
      const listen = hear as (event: Event) => void;
      const wrapped = (event: Event): void => {
        for (const one of (event as MessageEvent).data?.slices?.containers ?? []) if (one.path === '/web') one.count--;
        listen.call(this, event);
      };
      add.call(this, name, name === 'message' ? wrapped : listen, options as AddEventListenerOptions);
    } as typeof add;
  });

test('a law that is broken names itself and the tick, in the lamp, above the stage and in the list', async ({page}) => {
  await plant(page);
  await open(page);
  await run(page, 'mkdir -p /dev/nt; mount -t container -o numtasks none /dev/nt');
  await expect(lamp(page)).toHaveAttribute('data-state', 'holds');
  await run(page, 'mkdir /dev/nt/web; sleep 600 & echo $! > /dev/nt/web/tasks');
  await expect(lamp(page)).toHaveAttribute('data-state', 'broken');
  await expect(lamp(page)).toHaveAccessibleName('A law is broken');
  await expect(page.locator('.page-message')).toContainText(/broken at \d+ ms: container \d+, \/web, counts/);
  await page.getByRole('button', {name: 'Show the laws'}).click();
  const broken = page.getByRole('dialog', {name: 'A law is broken'}).locator('[data-broken=true]');
  await expect(broken).toHaveCount(1);
  await expect(broken).toHaveAttribute('data-law', 'counts');
  await expect(broken).toContainText(/Broken at \d+ ms: container \d+, \/web, counts -?\d+ tasks and has \d+/);
});

for (const [size, viewport] of Object.entries(sizes))
  test(`the top bar has room for all its buttons, ${size}`, async ({page}) => {
    await page.setViewportSize(viewport);
    await openCrowd(page, 3);
    await expect(lamp(page)).toHaveAttribute('data-state', 'holds');
    const {overlaps, clipped, astray} = await look(page);
    expect({overlaps, clipped, astray}).toEqual({overlaps: [], clipped: [], astray: []});
    const right = await page
      .locator('.top button')
      .last()
      .evaluate(one => one.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(viewport.width);
  });
