// Whoever looks at the machine leaves it as it was: no picture, completion or inspector may change what happens next.
import {expect, it} from 'vitest';
import {boot} from '../testing/boot';
import {smallMachine} from '../testing/small-machine';
import {about} from './completing/about';
import {complete} from './completing/complete';
import {Marks} from './marks';
import {makeSlices} from './slices';
import {isIdle, waitingFor} from './waiting';

it('looking changes nothing', () => {
  const {machine} = boot(
    `mkdir -p /dev/ct /dev/cg
mount -t container -o cpuset,cpuacct,numtasks none /dev/ct
mount -t cgroup -o none,name=x none /dev/cg
mkdir /dev/ct/a /dev/cg/b
spin 100 & sleep 100 | cat &
`,
    {cpus: 2, nodes: 1},
  );
  machine.run({until: machine.tick + 40});
  const k = machine.kernel;
  const before = machine.hash();
  const nothing = new Int32Array(0);
  for (const [id] of k.state.containers) makeSlices(k, new Marks(), nothing, {what: 'container', target: id});
  const facts = [...k.state.records].flatMap(
    ([pid]) => makeSlices(k, new Marks(), nothing, {what: 'task', target: pid}).inspected?.files ?? [],
  );
  expect(facts.filter(fact => fact.name === 'status' && fact.value?.includes('spin'))).toHaveLength(1);
  for (const line of ['ca', 'ls /dev/ct/a/', 'cat /proc/', 'kill ', 'mount -o ', 'cat /dev/cg/b/t', 'ls /sys/'])
    for (let at = 0; at <= line.length; at++) {
      complete(k, line, at);
      about(k, line, at);
    }
  expect(isIdle(k)).toBe(false);
  waitingFor(k);
  expect(machine.hash()).toBe(before);
});

it('containers that are gone or were never there are simply not shown', () => {
  const {machine} = boot();
  const show = (what: 'container' | 'task') =>
    makeSlices(machine.kernel, new Marks(), new Int32Array(0), {what, target: 9999}).inspected;
  expect(show('container')).toBeNull();
  expect(show('task')).toBeNull();
});

function slicesAfter(script: string) {
  const {machine} = smallMachine(null, {boot: script});
  machine.run({until: 8000});
  expect(machine.panic).toBe('');
  return {machine, slices: makeSlices(machine.kernel, new Marks(), new Int32Array(0), {what: 'nothing', target: 0})};
}

it('a mount is where it is, also when a directory above it was moved', () => {
  const {slices} = slicesAfter('mkdir -p /x/ct; mount -t container -o cpuacct none /x/ct; mv /x /y\n');
  expect(slices.hierarchies.map(one => one.path)).toEqual(['/y/ct']);
  expect(slices.mounts.map(one => one.target)).toContain('/y/ct');
});

it('a hierarchy of any depth is shown to a depth that a page can walk, with the number of the rest', () => {
  const deep =
    'mkdir /ct; mount -t container -o cpuacct none /ct; cd /ct; i=0; while [ $i -lt 300 ]; do mkdir a; cd a; i=$((i+1)); done\n';
  const {slices} = slicesAfter(deep);
  expect(slices.containers).toHaveLength(200);
  expect(slices.hierarchies[0]?.deeper).toBe(101);
});

it('the prompt and reasons are text, not bytes', () => {
  const {machine} = smallMachine(null, {
    boot: 'mkdir /ct; mount -t container -o cpuacct none /ct; mkdir /ct/é /ct/é/b\n',
  });
  const said: string[] = [];
  machine.onTty((_text, _writer, because) => said.push(because));
  machine.run({until: 500});
  machine.typeText("PS1='é# '\nrmdir /ct/é\n");
  machine.run({until: 1500});
  expect(machine.prompt).toBe('é# ');
  expect(said.join(' ')).toContain('/é');
});
