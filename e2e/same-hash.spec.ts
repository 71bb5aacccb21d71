// The same run gives the same hash in Node and in the browser: five scripts with at least 50 tasks, 200 forks, 100 attaches,
// two hierarchies and refusals, each opened from its link.

import {expect, test} from '@playwright/test';
import {createMachine} from '../src/engine/machine';
import {provideFetched} from '../src/engine/userland/fetched';
import {DEFAULT_SPEC, encodeLink, type Recording} from '../src/scenario';
import {SCENARIOS} from '../src/testing/scenarios';

provideFetched();

/** Ticks: long enough for each script to end. */
const LENGTH = 16_000;

interface Counts {
  forks: number;
  attaches: number;
  refusals: number;
  mostTasks: number;
}

function runInNode(recording: Recording): {hash: string; counts: Counts} {
  const {spec, script} = recording;
  const machine = createMachine({...spec, script: null, boot: script});
  const counts: Counts = {forks: 0, attaches: 0, refusals: 0, mostTasks: 0};
  machine.onTrace(({name}) => {
    if (name === 'task_fork') counts.forks++;
    else if (name === 'attach_task') counts.attaches++;
    else if (name === 'refused') counts.refusals++;
    counts.mostTasks = Math.max(counts.mostTasks, machine.kernel.state.misc.tasks);
  });
  machine.run({until: recording.length});
  return {hash: machine.hash(), counts};
}

for (const {name, script} of SCENARIOS) {
  test(`${name}: Node and the browser agree on the hash`, async ({page}) => {
    const recording: Recording = {spec: DEFAULT_SPEC, script, inputs: [], length: LENGTH};
    const {hash, counts} = runInNode(recording);
    expect(counts.mostTasks).toBeGreaterThanOrEqual(50);
    expect(counts.forks).toBeGreaterThanOrEqual(200);
    expect(counts.attaches).toBeGreaterThanOrEqual(100);
    expect(counts.refusals).toBeGreaterThanOrEqual(1);
    await page.goto(`/${encodeLink(recording, hash)}`);
    await page.evaluate(() => window.menagerie?.ready);
    expect(await page.evaluate(() => window.menagerie?.hash())).toBe(hash);
  });
}
