// A task that is moved in three hierarchies, write after write, while it forks: the window of inconsistency. A fork copies
// all pointers at once, so a child is in the new container exactly where the switch came before it.
import {expect, test} from 'vitest';
import {createMachine} from '../engine/machine';
import {collect, finishScript, type HeadlessRun, prepareScript} from '../session';

const SCRIPT = `#: granularity step
mkdir /one /two /three; mount -t container -o cpuacct none /one; mount -t container -o cpuset none /two
mount -t container -o numtasks none /three
for h in one two three; do mkdir /$h/web /$h/batch; done
for g in web batch; do echo 0-3 > /two/$g/cpus; echo 0 > /two/$g/mems; done
sh -c 'while :; do sleep 0.03 & sleep 0.002; done' & p=$!
for h in one two three; do echo $p > /$h/web/tasks; done
sleep 0.2
for h in one two three; do echo $p > /$h/batch/tasks; done
sleep 0.1
kill $p
`;

function started(): HeadlessRun {
  const prepared = prepareScript('torn', SCRIPT);
  if (!prepared.ok) throw new Error(prepared.fault.message);
  return prepared.run;
}

/** Ids of the containers of this name, by hierarchy slot. */
function named({machine}: HeadlessRun, name: string): Map<number, number> {
  return new Map(
    [...machine.kernel.state.containers].filter(([, row]) => row.name === name).map(([id, row]) => [row.hierarchy, id]),
  );
}

/** A run walked step by step through its window: the order in which switches and copies came, and what waited. */
function walk(run: HeadlessRun, each: () => void) {
  const {machine} = run;
  const {tasks, misc, containers} = machine.kernel.state;
  const at = (task: number, h: number) => tasks.container[task * tasks.slots + h] as number;
  while ([...containers].filter(([, row]) => row.name === 'web' && row.count > 0).length < 3)
    machine.run({maxSteps: 1});
  const web = named(run, 'web');
  const batch = named(run, 'batch');
  const slots = [...misc.hierarchies];
  const mover = Array.from(tasks.state.keys()).find(
    task => at(task, slots[0] as number) === web.get(slots[0] as number),
  ) as number;
  const switches = new Map<number, number>();
  const copies = new Map<number, {readonly copied: number; readonly where: readonly string[]}>();
  const waited = new Set<string>();
  machine.onTrace(({name, data}) => {
    if (name === 'lock_wait') waited.add(data.lock);
  });
  for (let step = 0; switches.size < 3 || step < Math.max(...switches.values()) + 40; step++) {
    machine.run({maxSteps: 1});
    for (const h of slots) if (!switches.has(h) && at(mover, h) === batch.get(h)) switches.set(h, step);
    for (let task = mover + 1; task < tasks.capacity; task++) {
      if (tasks.parent[task] !== mover || at(task, slots[0] as number) === 0 || copies.has(task)) continue;
      copies.set(task, {copied: step, where: slots.map(h => (at(task, h) === batch.get(h) ? 'new' : 'old'))});
    }
    if (switches.size > 0) each();
  }
  const children = [...copies.values()].map(({copied, where}) => ({
    where,
    expected: slots.map(h => ((switches.get(h) as number) < copied ? 'new' : 'old')),
  }));
  return {children, waited};
}

test('children born in the window are torn: new exactly where the switch came before the fork', () => {
  const {children, waited} = walk(started(), () => {});
  for (const {where, expected} of children) expect(where).toEqual(expected);
  const kinds = new Set(children.map(child => child.where.join()));
  expect([...kinds].sort()).toEqual(['new,new,new', 'new,new,old', 'new,old,old', 'old,old,old']);
  // numtasks has a fork callback: every fork takes callback_mutex, and meets the attach there.
  expect(waited).toContain('callback_mutex');
});

test('goes on alike from every single step of the window', () => {
  const whole = started();
  expect(finishScript(whole).kind).toBe('ended');
  const hash = whole.machine.hash();
  const walker = started();
  let restores = 0;
  let mismatches = 0;
  walk(walker, () => {
    const machine = createMachine(walker.machine.options);
    const output = collect(machine);
    machine.restore(walker.machine.keyframe());
    finishScript({spec: walker.spec, machine, output});
    restores++;
    if (machine.hash() !== hash) mismatches++;
  });
  finishScript(walker);
  console.log(`${restores} steps restored, ${mismatches} mismatches`);
  expect(walker.machine.hash()).toBe(hash);
  expect(mismatches).toBe(0);
  expect(restores).toBeGreaterThan(100);
});
