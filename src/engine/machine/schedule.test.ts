// The scheduler, seen from system calls: fairness, affinity, idle cpus that pull, and who is charged.

import {expect, test} from 'vitest';
import {maskOf} from '../../base';
import {bootBare, say, sleepForever} from '../../testing/kernel';
import {syscall, type UserCode} from '../abi';

/** Forks children that burn for good; each entry may first set its affinity. */
const burners = (masks: readonly (readonly number[])[], cpus: number) =>
  bootBare(
    function* ({entry}): UserCode<number> {
      if (entry === null) {
        for (const mask of masks) yield* syscall('fork', mask as number[]);
        return yield* sleepForever();
      }
      const mask = entry as number[];
      if (mask.length > 0) yield* syscall('sched_setaffinity', 0, maskOf(mask));
      for (;;) yield* syscall('burn', 1000);
    },
    {cpus},
  );

const used = (bare: ReturnType<typeof bootBare>, pids: readonly number[]) =>
  pids.map(pid => bare.k.state.tasks.utime[pid] as number);

test('tasks on one cpu get equal shares', () => {
  const bare = burners([[], [], [], []], 1);
  bare.run(4000);
  const shares = used(bare, [3, 4, 5, 6]);
  for (const share of shares) expect(Math.abs(share - 1000)).toBeLessThanOrEqual(25);
});

test('as many tasks as cpus: none waits', () => {
  const bare = burners([[], [], [], []], 4);
  bare.run(1000);
  for (const share of used(bare, [3, 4, 5, 6])) expect(share).toBeGreaterThan(990);
});

test('a task runs only where it is allowed', () => {
  const bare = burners([[1], [1], [1]], 4);
  bare.run(600);
  const shares = used(bare, [3, 4, 5]);
  expect(shares.reduce((sum, share) => sum + share)).toBeLessThanOrEqual(600);
  expect(bare.k.state.cpus.idle[3]).toBeGreaterThan(590);
});

test('an idle cpu pulls a waiting task that may run there', () => {
  const bare = bootBare(
    function* ({entry}): UserCode<number> {
      if (entry === null) {
        for (const ticks of [30, 500, 500]) yield* syscall('fork', ticks);
        return yield* sleepForever();
      }
      yield* syscall('burn', entry as number);
      return 0;
    },
    {cpus: 2},
  );
  bare.run(560);
  expect(bare.k.state.misc.tasks).toBe(5);
  const idle = bare.k.state.cpus.idle;
  expect((idle[0] as number) + (idle[1] as number)).toBeLessThan(2 * 560 - 1030 + 20);
});

test('an empty affinity is refused with EINVAL', () => {
  const bare = bootBare(
    function* (): UserCode<number> {
      yield* say(yield* syscall('sched_setaffinity', 0, maskOf([40])));
      return yield* sleepForever();
    },
    {cpus: 2},
  );
  bare.run(10);
  expect(bare.output()).toContain('EINVAL');
});

test('a sleeping task is not charged', () => {
  const bare = bootBare(
    function* (): UserCode<number> {
      return yield* sleepForever();
    },
    {cpus: 1},
  );
  bare.run(500);
  expect(bare.k.state.tasks.utime[1]).toBe(0);
  expect(bare.k.state.cpus.idle[0]).toBeGreaterThan(495);
});
