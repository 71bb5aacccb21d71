import {describe, expect, it} from 'vitest';
import {bootBare, sleepForever} from '../../../testing/kernel';
import {syscall, type UserCode} from '../../abi';

/** Children that burn for good on cpu 0, one in each of these containers. */
function* burners(groups: readonly string[], shares: Readonly<Record<string, string>>): UserCode<never> {
  yield* syscall('mkdir', '/c', 0o755);
  yield* syscall('mount', 'none', '/c', 'cgroup', 0, 'cpu,cpuacct');
  yield* syscall('sched_setaffinity', 0, [1, 0]);
  for (const path of Object.keys(shares)) {
    yield* syscall('mkdir', path, 0o755);
    const fd = (yield* syscall('open', `${path}/cpu.shares`, 1, 0)) as number;
    yield* syscall('write', fd, shares[path] as string);
  }
  for (const path of groups) {
    const pid = yield* syscall('fork', path);
    const fd = (yield* syscall('open', `${path}/tasks`, 1, 0)) as number;
    yield* syscall('write', fd, `${String(pid)}`);
  }
  return yield* sleepForever();
}

/** Ticks by container path below /c, after a while on one cpu. */
function usage(groups: readonly string[], shares: Readonly<Record<string, string>>, ticks = 4000) {
  const m = bootBare(
    function* ({entry}) {
      if (entry === null) return yield* burners(groups, shares);
      for (;;) yield* syscall('burn', 100);
    },
    {cpus: 1},
  );
  m.run(ticks);
  const found: Record<string, number> = {};
  for (const [, row] of m.k.state.containers) {
    const state = row.css.cpuacct?.state as {ticks: number[]} | undefined;
    if (state !== undefined && row.parent !== 0) found[row.name] = state.ticks[0] as number;
  }
  return found;
}

describe('cpu.shares', () => {
  it('divide a cpu among containers in proportion', () => {
    const {a = 0, b = 0} = usage(['/c/a', '/c/b'], {'/c/a': '3072', '/c/b': '1024'});
    expect(a / b).toBeGreaterThan(2.8);
    expect(a / b).toBeLessThan(3.2);
  });

  it('count for containers, however many tasks they have, level by level', () => {
    const shares = {'/c/a': '1024', '/c/a/x': '2048', '/c/a/y': '1024', '/c/b': '1024'};
    const {x = 0, y = 0, b = 0} = usage(['/c/a/x', '/c/a/y', '/c/a/y', '/c/a/y', '/c/b'], shares);
    expect(Math.abs(x + y - b)).toBeLessThan(150);
    expect(Math.abs(x - 2 * y)).toBeLessThan(150);
  });

  it('are no limit for who is alone, and give nobody back what it did not use', () => {
    const {a = 0} = usage(['/c/a'], {'/c/a': '2', '/c/b': '262144'});
    expect(a).toBeGreaterThan(3900);
  });
});
