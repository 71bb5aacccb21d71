// Refusals in updates: with rule, source, blockers and fix, and the first one waits for the code that knows them.
import {expect, test, vi} from 'vitest';
import {provideFetched} from '../engine/userland/fetched';
import type {FromEngine, TtyChunk, Update} from '../protocol';
import {DEFAULT_SPEC} from '../scenario';
import {Lab} from './lab';

provideFetched();
const recording = {spec: {...DEFAULT_SPEC, cpus: 1, nodes: 1}, script: '', inputs: [], length: 0};

function page(fetch: () => Promise<void>) {
  const heard: FromEngine[] = [];
  let clock = 0;
  const lab = new Lab(
    message => heard.push(message),
    () => clock,
    fetch,
  );
  lab.receive({kind: 'load', id: 1, recording, running: true});
  const updates = () => heard.filter((one): one is Update => one.kind === 'update');
  return {
    send: lab.receive.bind(lab),
    told: (): TtyChunk[] => updates().flatMap(({tty}) => tty.filter(({because}) => because !== '')),
    turn(times = 1500) {
      for (let i = 0; i < times; i++) {
        clock += Math.min(Math.max(lab.turn(), 1), 16);
        const last = updates().at(-1);
        if (last !== undefined) lab.receive({kind: 'ack', update: last.update});
      }
    },
  };
}

const LINE = 'mkdir /c; mount -t container -o cpuacct none /c; mkdir -p /c/é/x; rmdir /c/é';

test('without the code a refusal is shown all the same, but after it was asked for', async () => {
  const fetch = vi.fn(() => Promise.reject(new Error('no network')));
  const {send, turn, told} = page(fetch);
  turn();
  send({kind: 'type', id: 2, text: LINE, maxTicks: 5000});
  turn();
  expect(told()).toEqual([]);
  await Promise.resolve();
  turn();
  expect(told().map(({because, why}) => [because, why])).toEqual([
    ['/é has 1 child container, among them x', undefined],
  ]);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('the first refusal comes with its explanation once the code is here', async () => {
  const {send, turn, told} = page(async () => (await import('../engine/explain')).provideExplained());
  turn();
  send({kind: 'type', id: 2, text: LINE, maxTicks: 5000});
  turn();
  expect(told()).toEqual([]);
  await vi.waitFor(() => {
    turn(10);
    expect(told()).toHaveLength(1);
  });
  expect(told()[0]?.why).toMatchObject({
    refused: 'rmdir',
    error: 'EBUSY',
    because: '/é has 1 child container, among them x',
    source: 'V6 3/6, container_rmdir',
    blockers: [{kind: 'container', name: '/c/é/x'}],
    fix: "rmdir '/c/é/x'",
  });
});
