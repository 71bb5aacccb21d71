// A real machine at work tells its files; each law of sums holds, and is broken by one text that is changed on the way.
import {describe, expect, it} from 'vitest';
import type {FileReading} from '../../protocol';
import {boot} from '../../testing/boot';
import {seen} from '../../testing/seen';
import {checkLaws, FILES} from './laws';
import {SUMS} from './sums';

const MOUNTS = {
  container: `mount -t container -o numtasks,cpuacct none /c
mkdir /c/web /c/db /c/web/cgi
echo child_shares_divisor=50 > /c/numtasks.shares
echo min_shares=10,max_shares=40 > /c/web/numtasks.shares
`,
  cgroup: `mount -t cgroup -o pids,freezer,cpuacct none /c
mkdir /c/web /c/db /c/web/cgi
`,
};

function moment(type: keyof typeof MOUNTS) {
  const {machine} = boot(`mkdir /c
${MOUNTS[type]}spin 1000 & echo $! > /c/web/tasks
spin 1000 & echo $! > /c/web/cgi/tasks
sleep 1000 & echo $! > /c/db/tasks
${type === 'cgroup' ? 'echo FROZEN > /c/web/freezer.state\n' : ''}`);
  machine.run({until: machine.tick + 50});
  return seen(machine, FILES);
}
const moments = {container: moment('container'), cgroup: moment('cgroup')};

/** The file of the container at this path says something else. */
function told(type: keyof typeof MOUNTS, path: string, file: string, change: (text: string) => string) {
  const now = moments[type];
  const id = now.slices.containers.find(one => one.path === path)?.id ?? 0;
  const changed = now.readings.map((one): FileReading => {
    if (one.container !== id || one.file !== file) return one;
    const text = change(one.text);
    expect(text).not.toBe(one.text);
    return {...one, text};
  });
  return checkLaws({...now, readings: changed});
}

describe('sums', () => {
  it.each(['container', 'cgroup'] as const)('hold in a machine at work, type %s', type => {
    expect(moments[type].readings.length).toBeGreaterThan(8);
    expect(checkLaws(moments[type])).toEqual([]);
  });

  it('wait until no operation is under way', () => {
    const now = moments.cgroup;
    const operations = [{cpu: 0, steps: [], at: 0, asks: '', moves: 0, to: 0, task: 1, op: 'attach_task'}];
    const slices = {...now.slices, step: {...now.slices.step, operations}};
    const wrong = now.readings.map(one => ({...one, text: one.file === 'pids.current' ? '77\n' : one.text}));
    expect(checkLaws({...now, readings: wrong})).not.toEqual([]);
    expect(checkLaws({...now, slices, readings: wrong})).toEqual([]);
  });

  const plants = [
    ['numtasks', /charges 0 tasks to \/web, which has 1 of its own/, 'container', '/web', 'numtasks.stats', 'usage 0'],
    ['numtasks', /charges 9 tasks to \/db, which can have 1 at most/, 'container', '/db', 'numtasks.stats', 'usage 9'],
    [
      'shares',
      /children of \/ hold 60 shares of 50/,
      'container',
      '/web',
      'numtasks.shares',
      'min_shares=60,max_shares=40',
    ],
    ['shares', /\/web has max_shares 51 of 50/, 'container', '/web', 'numtasks.shares', 'min_shares=10,max_shares=51'],
    [
      'shares',
      /min_shares 30 above max_shares 20/,
      'container',
      '/web',
      'numtasks.shares',
      'min_shares=30,max_shares=20',
    ],
    ['cpuacct', /counts \d+ ms, and the cpus ran/, 'container', '/web/cgi', 'cpuacct.usage', '99999999'],
    ['cpuacct', /counts \d+ ms, and the cpus ran/, 'cgroup', '/web', 'cpuacct.usage', '99999999000000\n'],
    ['pids', /charges 1 tasks to \/web, which has 2/, 'cgroup', '/web', 'pids.current', '1\n'],
    ['pids', /charges 3 tasks to \/web, which has 2, and 0 dead/, 'cgroup', '/web', 'pids.current', '3\n'],
    ['freezer', /\/web\/cgi is THAWED below \/web/, 'cgroup', '/web/cgi', 'freezer.state', 'THAWED\n'],
  ] as const;
  it.each(plants)('%s: %s', (law, what, type, path, file, says) => {
    const change = (text: string) =>
      file.startsWith('numtasks') ? text.replace(/usage \d+|min.*max_shares=\d+/, says) : says;
    const broken = told(type, path, file, change).filter(one => one.law === law);
    expect(broken.map(one => one.what).join('; ')).toMatch(what);
    expect(broken[0]?.tick).toBe(moments[type].tick);
  });

  it('freezer: a task that runs where all should be still', () => {
    const now = moments.cgroup;
    const thawed = now.readings.map(one => ({...one, text: one.text.replace('THAWED', 'FROZEN')}));
    const state = now.slices.tasks.state.map(one => (one === 3 ? 1 : one));
    const broken = checkLaws({
      ...now,
      readings: thawed,
      slices: {...now.slices, tasks: {...now.slices.tasks, state}},
    });
    expect(broken.filter(({law}) => law === 'freezer').map(({what}) => what)[0]).toMatch(/task \d+ can run .* FROZEN/);
  });

  it('are all broken by some plant', () => {
    expect([...new Set(plants.map(([law]) => law))].sort()).toEqual(SUMS.map(one => one.id).sort());
  });
});
