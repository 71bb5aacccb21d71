// Programs whose code comes after the machine has started: whoever runs one early waits, and the machine never knows.
import {expect, test} from 'vitest';
import {provideFetched} from '../engine/userland/fetched';
import type {FromEngine, ToEngine} from '../protocol';
import {DEFAULT_SPEC} from '../scenario';
import {provideCompleting} from './completing';
import {Lab} from './lab';

/** A release agent is run by the kernel itself, not by a task that waits for it. */
const script = `mkdir /dev/cg
mount -t container -o cpuacct none /dev/cg
echo /bin/touch > /dev/cg/release_agent
mkdir /dev/cg/a
echo 1 > /dev/cg/a/notify_on_release
sh -c 'echo $$ > /dev/cg/a/tasks'
`;
const recording = {spec: {...DEFAULT_SPEC, cpus: 2, nodes: 1}, script, inputs: [], length: 0};

class Page {
  readonly heard: FromEngine[] = [];
  settle: {resolve: () => void; reject: () => void} | null = null;
  asked = 0;
  private clock = 0;
  private readonly lab = new Lab(
    message => {
      this.heard.push(message);
    },
    () => this.clock,
    () => {
      this.asked++;
      return new Promise((resolve, reject) => {
        this.settle = {resolve, reject: () => reject(new Error('no network'))};
      });
    },
  );

  send(message: ToEngine): void {
    this.lab.receive(message);
  }

  /** Turns on until an answer with this id is there, at most so often. */
  turn(id: number, limit = 3000): FromEngine | undefined {
    const found = () => this.heard.find(message => 'id' in message && message.id === id);
    for (let i = 0; i < limit && !found(); i++) {
      this.clock += Math.min(Math.max(this.lab.turn(), 1), 16);
      const last = this.heard.findLast(message => message.kind === 'update');
      if (last?.kind === 'update') this.lab.receive({kind: 'ack', update: last.update});
    }
    return found();
  }
}

function started(): Page {
  const page = new Page();
  page.send({kind: 'load', id: 1, recording, running: true});
  expect(page.turn(1)).toMatchObject({kind: 'done'});
  page.send({kind: 'type', id: 2, text: 'echo before; seq 2', maxTicks: 5000});
  return page;
}

// In this order: code once provided stays.
test('code that cannot be fetched stops the machine and says which; another machine can be started', async () => {
  const page = started();
  expect(page.turn(2, 300)).toBeUndefined();
  expect(page.asked).toBe(1);
  page.settle?.reject();
  await Promise.resolve().then(() => undefined);
  expect(page.turn(2)).toMatchObject({kind: 'refused'});
  expect(page.heard.find(({kind}) => kind === 'panic')).toMatchObject({
    message: 'the code of touch could not be fetched',
  });
  page.send({kind: 'load', id: 3, recording, running: true});
  expect(page.turn(3)).toMatchObject({kind: 'done'});
});

test('a machine that stands within a tick can be started anew', () => {
  const page = started();
  expect(page.turn(2, 300)).toBeUndefined();
  page.send({kind: 'type', id: 3, text: 'echo stale > /tmp/stale', maxTicks: 5000});
  page.send({kind: 'load', id: 4, recording: {...recording, script: ''}, running: true});
  expect(page.turn(4)).toMatchObject({kind: 'done'});
  expect(page.turn(2)).toMatchObject({kind: 'refused'});
  expect(page.turn(3)).toMatchObject({kind: 'refused', because: 'another machine was started'});
  page.send({kind: 'type', id: 5, text: 'cat /tmp/stale', maxTicks: 5000});
  expect(page.turn(5)).toMatchObject({kind: 'typed', status: 1});
});

test('an early exec and an early release agent wait, what comes meanwhile too, and the machine is as if it never had', async () => {
  const waiting = started();
  expect(waiting.turn(2, 300)).toBeUndefined();
  waiting.send({kind: 'type', id: 3, text: 'echo after', maxTicks: 5000});
  expect(waiting.turn(3, 300)).toBeUndefined();
  provideFetched();
  waiting.settle?.resolve();
  await Promise.resolve();
  expect(waiting.turn(2)).toMatchObject({output: 'before\n1\n2\nafter\n', status: 0});
  expect(waiting.turn(3)).toMatchObject({status: 0});
  waiting.send({kind: 'recording', id: 4});
  const recorded = waiting.turn(4);
  if (recorded?.kind !== 'recording') throw new Error('no recording');

  const ready = new Page();
  ready.send({kind: 'load', id: 1, recording: recorded.recording, running: false});
  expect(ready.turn(1)).toMatchObject({kind: 'done', hash: recorded.hash});
  expect(ready.asked).toBe(0);
});

test('a question about a line waits for the code that answers it, and is refused when that cannot be had', async () => {
  const page = new Page();
  page.send({kind: 'load', id: 1, recording, running: true});
  expect(page.turn(1)).toMatchObject({kind: 'done'});
  page.send({kind: 'complete', id: 2, line: 'mkd', cursor: 3});
  expect([page.asked, page.turn(2, 3)]).toEqual([1, undefined]);
  page.settle?.reject();
  await Promise.resolve().then(() => undefined);
  expect(page.turn(2)).toMatchObject({kind: 'refused'});
  page.send({kind: 'about', id: 3, line: 'mkdir /x', cursor: 2});
  provideCompleting();
  page.settle?.resolve();
  await Promise.resolve().then(() => undefined);
  expect(page.turn(3)).toMatchObject({kind: 'about', from: 0, to: 5, title: 'mkdir (command)'});
  page.send({kind: 'complete', id: 4, line: 'mkd', cursor: 3});
  expect(page.turn(4)).toMatchObject({kind: 'completions', items: [{text: 'mkdir'}]});
});
