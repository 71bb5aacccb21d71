// The same machine with its operations whole, and with one kernel step a cpu and tick.
import {expect, it} from 'vitest';
import {runScript} from '../../testing/boot';
import {checkRestores} from '../../testing/restore';

/** Three tasks that fork, write and wait on three cpus at once, and a signal that meets them midway. */
const SCRIPT = `mkdir /a /b; mount -t container -o cpuset,cpuacct none /a; mount -t container -o numtasks none /b
mkdir /a/g /b/g; echo 0-2 > /a/g/cpus; echo 0 > /a/g/mems
f() { for i in 1 2 3; do sh -c : & echo $! > /b/g/tasks 2>/dev/null; done; wait; }
f & f & one=$!
for i in 1 2 3 4; do echo $one > /a/g/tasks; echo $one > /a/tasks; done 2>/dev/null
kill -STOP $one 2>/dev/null; kill -CONT $one 2>/dev/null; kill $one 2>/dev/null
wait; rmdir /a/g /b/g; echo rc=$?
`;

const STEPPED = `#: granularity step\n${SCRIPT}`;

it('comes to the same end by either', () => {
  expect(runScript(SCRIPT).output).toBe('rc=0\n');
  expect(runScript(STEPPED).output).toBe('rc=0\n');
});

it('is the same run every time', () => {
  expect(runScript(STEPPED).hash).toBe(runScript(STEPPED).hash);
});

it('goes on alike from any moment, between the steps of several operations at once', () => {
  const {moments, mismatches} = checkRestores('interleaved', STEPPED, {moments: 60, seed: 3});
  expect(mismatches).toEqual([]);
  expect(moments).toBe(60);
});
