// The seed: the same machine draws the same numbers, another seed others.
import {expect, test} from 'vitest';
import {smallMachine} from '../../testing/small-machine';

const drawn = (seed: number): string => {
  const {machine, text} = smallMachine('head -c 8 /dev/urandom; echo; head -c 8 /dev/urandom\n', {seed});
  expect(machine.run({until: 10_000})).toBe('ended');
  return text();
};

test('/dev/urandom follows from the seed, and goes on', () => {
  const [first, second] = drawn(1).split('\n');
  expect(first).not.toBe(second);
  expect(drawn(1)).toBe(drawn(1));
  expect(drawn(2)).not.toBe(drawn(1));
});

test('work is as irregular as the seed has it', () => {
  const worked = (seed: number): string => {
    const {machine} = smallMachine('for i in 1 2 3; do work 5 5 & done; sleep 1\n', {seed});
    machine.run({until: 600});
    return machine.kernel.state.tasks.utime.join(' ');
  };
  expect(worked(3)).toBe(worked(3));
  expect(worked(3)).not.toBe(worked(4));
});
