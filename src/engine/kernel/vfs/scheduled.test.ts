// Pipes and the terminal under the scheduler: sleeping, waking, signals.

import {expect, test} from 'vitest';
import {bootBare, say, sleepForever} from '../../../testing/kernel';
import {SIGNALS, STOPPED, syscall, type UserCode} from '../../abi';
import {typeText} from '..';

type Ends = readonly [number, number];

/** Init makes a pipe, forks a child, and both run their part. */
const overPipe = (parent: (ends: Ends, child: number) => UserCode<void>, child: (ends: Ends) => UserCode<number>) =>
  bootBare(function* ({entry}) {
    if (entry !== null) return yield* child(entry as unknown as Ends);
    const ends = (yield* syscall('pipe')) as Ends;
    const pid = (yield* syscall('fork', ends)) as number;
    yield* parent(ends, pid);
    return yield* sleepForever();
  });

test('a text bigger than a pipe goes through whole, both sides taking turns', () => {
  const bare = overPipe(
    function* ([from, to]) {
      yield* syscall('close', to);
      let length = 0;
      for (let part = yield* syscall('read', from, 30000); part !== ''; part = yield* syscall('read', from, 30000)) {
        length += (part as string).length;
      }
      yield* say(length);
    },
    function* ([from, to]) {
      yield* syscall('close', from);
      const taken = yield* syscall('write', to, 'x'.repeat(300000));
      return taken === 300000 ? 0 : 1;
    },
  );
  bare.run(100);
  expect(bare.output()).toBe('300000\n');
  expect(bare.k.state.pipes.get(1)).toMatchObject({writers: 0, readers: 1, buffer: ''});
});

test('a writer whose reader has gone dies of SIGPIPE, also in the middle of a big write', () => {
  const bare = overPipe(
    function* ([from, to], child) {
      yield* syscall('close', to);
      yield* syscall('read', from, 10);
      yield* syscall('nanosleep', 5);
      yield* syscall('close', from);
      yield* say(yield* syscall('wait', child, 0));
    },
    function* ([from, to]) {
      yield* syscall('close', from);
      yield* syscall('write', to, 'x'.repeat(200000));
      return 0;
    },
  );
  bare.run(100);
  expect(bare.output()).toBe('{"pid":3,"status":141,"signal":13,"stopped":false}\n');
  expect(bare.k.state.pipes.size).toBe(0);
});

test('a background task that reads from the terminal is stopped, and reads when it is brought forward', () => {
  const bare = bootBare(function* ({entry}) {
    if (entry !== null) {
      yield* syscall('setpgid', 0, 0);
      yield* say(yield* syscall('read', 0, 100));
      return 0;
    }
    yield* syscall('tcsetpgrp', 1);
    const child = (yield* syscall('fork', 1)) as number;
    yield* syscall('nanosleep', 20);
    yield* syscall('tcsetpgrp', child);
    yield* syscall('kill', child, SIGNALS.CONT);
    return yield* sleepForever();
  });
  bare.run(10);
  expect(bare.k.state.tasks.state[3]).toBe(STOPPED);
  bare.run(30);
  typeText(bare.k, 'mine\n');
  bare.run(50);
  expect(bare.output()).toBe('mine\n\n');
});
