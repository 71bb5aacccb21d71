// Step mode: one kernel step after another, across a move over three hierarchies with a fork in its window.
import {expect, test} from 'vitest';
import type {FromEngine, Slices, StepSlice, ToEngine} from '../protocol';
import {DEFAULT_SPEC, type Recording} from '../scenario';
import {Lab} from './lab';

const script = `for h in one two three; do mkdir /$h; done
mount -t container -o cpuset none /one; mount -t container -o cpuacct none /two; mount -t container -o numtasks none /three
for h in one two three; do mkdir /$h/web /$h/batch; done
for g in web batch; do echo 0-3 > /one/$g/cpus; echo 0 > /one/$g/mems; done
sh -c 'trap "sleep 9 &" USR1; while :; do sleep 9 & wait; done' & p=$!
for h in one two three; do echo $p > /$h/web/tasks; done
`;
const recording: Recording = {
  spec: {...DEFAULT_SPEC, granularity: 'step'},
  script,
  inputs: [],
  length: 3000,
};

class Page {
  readonly heard: FromEngine[] = [];
  private clock = 0;
  private id = 0;
  private readonly lab = new Lab(
    message => this.heard.push(message),
    () => this.clock,
    () => Promise.resolve(),
  );

  send(message: ToEngine): void {
    this.lab.receive(message);
  }

  ask(message: {readonly kind: 'step' | 'look' | 'recording'}): FromEngine {
    this.send({...message, id: ++this.id});
    return this.answer(this.id);
  }

  answer(id: number): FromEngine {
    const found = () => this.heard.find(message => 'id' in message && message.id === id);
    for (let i = 0; i < 20_000 && !found(); i++) this.turn();
    return found() as FromEngine;
  }

  turn(): void {
    const wait = this.lab.turn();
    this.clock += Math.min(Math.max(wait, 1), 16);
    const last = this.heard.findLast(message => message.kind === 'update');
    if (last?.kind === 'update') this.lab.receive({kind: 'ack', update: last.update});
  }

  get slices(): Slices {
    const seen = this.ask({kind: 'look'});
    if (seen.kind !== 'seen') throw new Error(seen.kind);
    return seen.slices;
  }

  get step(): StepSlice {
    return this.slices.step;
  }

  /** The task in /web: a shell that forks at a signal. */
  get mover(): number {
    const {tasks, containers} = this.slices;
    const web = containers.find(one => one.path === '/web')?.id;
    return tasks.pid[tasks.container.indexOf(web as number) / tasks.hierarchies] as number;
  }

  type(text: string): void {
    this.send({kind: 'type', id: 5000 + this.id++, text, maxTicks: 100_000});
  }
}

function started(): Page {
  const page = new Page();
  page.send({kind: 'load', id: 1000, recording, running: false});
  expect(page.answer(1000)).toMatchObject({kind: 'done'});
  page.send({kind: 'slow', stepsPerSecond: 10});
  return page;
}

const places = (step: StepSlice) => step.operations.map(one => `${one.op}.${one.steps[one.at] ?? 'return'}`);

test('walks an attach by the names of its steps, and shows who holds which lock', () => {
  const page = started();
  page.type(`echo ${page.mover} > /one/batch/tasks`);
  const names: string[] = [];
  for (let i = 0; i < 60 && names.at(-1) !== 'release_agent'; i++) {
    expect(page.ask({kind: 'step'})).toMatchObject({kind: 'done'});
    const {operations, locks} = page.step;
    const attach = operations.find(one => one.op === 'attach_task');
    if (attach === undefined) continue;
    const name = attach.steps[attach.at] as string;
    if (name !== names.at(-1)) names.push(name);
    const held = locks.filter(one => one.holder === attach.task).map(one => one.name);
    if (name === 'switch_pointer')
      expect(held).toEqual(['manage_mutex', 'callback_mutex', `task_lock(${attach.moves})`]);
    if (name === 'synchronize_rcu') expect(held).toEqual(['manage_mutex']);
  }
  expect(names).toEqual([
    'take_manage_mutex',
    'find_task',
    'subsystem_can_attach',
    'take_callback_mutex',
    'task_lock',
    'switch_pointer',
    'synchronize_rcu',
    'put_old',
    'unlock',
    'release_agent',
  ]);
  expect(page.step.move).toMatchObject({from: '/web', to: '/batch', switches: [{hierarchy: 1}]});
  const {began, tick} = page.step.move!.switches[0]!;
  expect(tick - began).toBeGreaterThan(2);
});

test('stands still for a typed line in slow motion, and plays so many steps a second', () => {
  const page = started();
  page.type(`echo ${page.mover} > /one/batch/tasks`);
  for (let i = 0; i < 100; i++) page.turn();
  expect(places(page.step)).toEqual([]);
  page.send({kind: 'play'});
  const seen = new Set<string>();
  for (let i = 0; i < 100; i++) {
    page.turn();
    for (const place of places(page.step)) seen.add(place);
  }
  // 1.6 seconds at most: not more than 17 steps, the first of them of the fork.
  expect(seen.size).toBeGreaterThan(3);
  expect(seen.size).toBeLessThan(18);
});

test('ends the tick before anything is typed, so that the recording leads to the same hash', () => {
  const page = started();
  page.type(`echo ${page.mover} > /one/batch/tasks`);
  for (let i = 0; i < 9; i++) page.ask({kind: 'step'});
  page.type(`kill -USR1 ${page.mover}`);
  for (let i = 0; i < 9; i++) page.ask({kind: 'step'});
  const kept = page.ask({kind: 'recording'});
  if (kept.kind !== 'recording') throw new Error(kept.kind);
  const again = new Page();
  again.send({kind: 'load', id: 1000, recording: kept.recording, running: false});
  expect(again.answer(1000)).toMatchObject({kind: 'done', hash: kept.hash});
});
