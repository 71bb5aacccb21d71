// Tasks through system calls alone: fork, exit, wait, orphans, signals, process groups.

import {expect, test} from 'vitest';
import {bootBare, say, sleepForever} from '../../testing/kernel';
import {SIGNALS, syscall, type UserCode, WNOHANG, ZOMBIE} from '../abi';

/** Init runs `body`, a forked child runs `child` with its entry. */
const family = (body: () => UserCode<void>, child: (entry: unknown) => UserCode<number> = sleepForever) =>
  bootBare(function* ({entry}) {
    if (entry !== null) return yield* child(entry);
    yield* body();
    return yield* sleepForever();
  });

test('wait answers the status of a child, and the pid is free afterwards', () => {
  const bare = family(
    function* () {
      const pid = (yield* syscall('fork', 7)) as number;
      yield* say(yield* syscall('wait', pid, 0));
      yield* say(yield* syscall('wait', pid, 0));
    },
    function* (entry) {
      return entry as number;
    },
  );
  bare.run(20);
  expect(bare.output()).toBe(
    '{"pid":3,"status":7,"signal":0,"stopped":false}\n{"errno":"ECHILD","because":"task 3 is not a child of task 1"}\n',
  );
  expect(bare.k.state.records.has(3)).toBe(false);
});

test('a zombie keeps its pid until it is reaped, and WNOHANG does not wait for it', () => {
  const bare = family(
    function* () {
      const pid = (yield* syscall('fork', 0)) as number;
      yield* say(yield* syscall('wait', pid, WNOHANG));
      yield* syscall('nanosleep', 10);
      yield* syscall('nanosleep', 10);
      yield* say(yield* syscall('wait', -1, WNOHANG));
    },
    function* () {
      yield* syscall('nanosleep', 2);
      return 0;
    },
  );
  bare.run(15);
  expect(bare.k.state.tasks.state[3]).toBe(ZOMBIE);
  bare.run(15);
  expect(bare.output()).toBe('0\n{"pid":3,"status":0,"signal":0,"stopped":false}\n');
});

test('children of a dead parent become children of init', () => {
  const bare = family(
    function* () {
      yield* syscall('fork', 'parent');
      yield* say(yield* syscall('wait', -1, 0));
      yield* say(yield* syscall('wait', -1, 0));
    },
    function* (entry) {
      if (entry === 'parent') yield* syscall('fork', 'orphan');
      else {
        yield* syscall('nanosleep', 5);
        yield* say(yield* syscall('getppid'));
      }
      return entry === 'parent' ? 1 : 2;
    },
  );
  bare.run(40);
  expect(bare.output()).toBe(
    '{"pid":3,"status":1,"signal":0,"stopped":false}\n1\n{"pid":4,"status":2,"signal":0,"stopped":false}\n',
  );
});

test.each([
  ['TERM', SIGNALS.TERM],
  ['KILL', SIGNALS.KILL],
  ['INT', SIGNALS.INT],
])('%s ends a sleeping task with 128 + its number', (_, signal) => {
  const bare = family(function* () {
    const pid = (yield* syscall('fork', 0)) as number;
    yield* syscall('nanosleep', 5);
    yield* say(yield* syscall('kill', pid, signal));
    yield* say(yield* syscall('wait', pid, 0));
  });
  bare.run(30);
  expect(bare.output()).toBe(`0\n{"pid":3,"status":${128 + signal},"signal":${signal},"stopped":false}\n`);
});

test('a caught signal ends the wait with EINTR, and an ignored one does nothing', () => {
  const bare = family(
    function* () {
      const pid = (yield* syscall('fork', 0)) as number;
      yield* syscall('nanosleep', 5);
      yield* syscall('kill', pid, SIGNALS.USR1);
      yield* syscall('nanosleep', 5);
      yield* syscall('kill', pid, SIGNALS.TERM);
      yield* syscall('wait', pid, 0);
    },
    function* () {
      yield* syscall('sigaction', SIGNALS.TERM, 'catch');
      yield* syscall('sigaction', SIGNALS.USR1, 'ignore');
      yield* say(yield* syscall('nanosleep', 1000));
      yield* say(yield* syscall('sigtake'));
      return 0;
    },
  );
  bare.run(60);
  expect(bare.output()).toContain('EINTR');
  expect(bare.output()).toContain(`\n${1 << SIGNALS.TERM}\n`);
  expect(bare.k.state.misc.tick).toBe(60);
});

test('a stopped task does not run until it is continued, and then sleeps on', () => {
  const bare = family(
    function* () {
      const pid = (yield* syscall('fork', 0)) as number;
      yield* syscall('nanosleep', 4);
      yield* syscall('kill', pid, SIGNALS.STOP);
      yield* syscall('nanosleep', 40);
      yield* say('continue');
      yield* syscall('kill', pid, SIGNALS.CONT);
      yield* syscall('wait', pid, 0);
    },
    function* () {
      yield* syscall('nanosleep', 20);
      yield* say('woke');
      return 0;
    },
  );
  bare.run(100);
  expect(bare.output()).toBe('continue\nwoke\n');
});

test('a signal to a process group reaches all of it and nobody else', () => {
  const bare = family(
    function* () {
      const first = (yield* syscall('fork', 'a')) as number;
      const second = (yield* syscall('fork', 'b')) as number;
      const outside = (yield* syscall('fork', 'c')) as number;
      yield* syscall('setpgid', first, first);
      yield* syscall('setpgid', second, first);
      yield* syscall('nanosleep', 5);
      yield* syscall('kill', -first, SIGNALS.TERM);
      yield* syscall('wait', first, 0);
      yield* syscall('wait', second, 0);
      yield* say(yield* syscall('wait', outside, WNOHANG));
    },
    () => sleepForever(),
  );
  bare.run(40);
  expect(bare.output()).toBe('0\n');
});

test('init and kthreadd survive KILL', () => {
  const bare = family(function* () {
    yield* say(yield* syscall('kill', 1, SIGNALS.KILL));
    yield* say(yield* syscall('kill', 2, SIGNALS.KILL));
  });
  bare.run(20);
  expect(bare.output()).toBe('0\n0\n');
  expect(bare.k.state.misc.tasks).toBe(2);
});

test('kill of nobody is ESRCH, of a strange number EINVAL', () => {
  const bare = family(function* () {
    yield* say(yield* syscall('kill', 999, SIGNALS.TERM));
    yield* say(yield* syscall('kill', 1, 77));
  });
  bare.run(10);
  expect(bare.output().match(/E[A-Z]+/g)).toEqual(['ESRCH', 'EINVAL']);
});

test('pids go up and wrap to 300', () => {
  const bare = family(
    function* () {
      for (let i = 0; i < 3; i++) {
        const pid = (yield* syscall('fork', 0)) as number;
        yield* syscall('wait', pid, 0);
        yield* say(pid);
      }
    },
    function* () {
      return 0;
    },
  );
  bare.k.state.misc.lastPid = 32766;
  bare.run(40);
  expect(bare.output()).toBe('32767\n300\n301\n');
});
