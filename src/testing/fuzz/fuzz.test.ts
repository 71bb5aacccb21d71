import {describe, expect, it} from 'vitest';
import {expectShell} from '../boot';
import {fuzz} from './fuzz';

describe('random operations', () => {
  it('break no law', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const {violations, panic, operations} = fuzz(4000, seed);
      expect({violations, panic, operations}).toEqual({violations: [], panic: '', operations: 4000});
    }
  });

  it('do what they are for, and are the same for the same seed', () => {
    const {deeds} = fuzz(10_000, 6);
    for (const name of [
      'task_fork',
      'attach_task',
      'container_create',
      'container_destroy',
      'mount',
      'umount',
    ] as const)
      expect(deeds[name], name).toBeGreaterThan(10);
    expect(fuzz(10_000, 6).deeds).toEqual(deeds);
  });
});

describe('what random operations have found', () => {
  it('a task that is stopped in the middle of an attach gives manage_mutex back first', () => {
    const script = `mkdir -p /c; mount -t container -o cpuacct none /c; mkdir /c/a
sleep 100 & p=$!
sh -c "echo $p > /c/a/tasks" & w=$!
sleep 0.005
kill -STOP $w
sleep 0.1
mkdir /c/b && echo made
kill -CONT $w; wait $w; echo rc=$?
`;
    expectShell(script, 'made\nrc=0\n');
  });
});
