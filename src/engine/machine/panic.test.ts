import {expect, it} from 'vitest';
import {smallMachine} from '../../testing/small-machine';
import type {GeneratorProgram} from '../abi';

const faulty: GeneratorProgram['main'] = function* () {
  throw new RangeError('Invalid string length');
};

it('a fault of our own code is a panic that says so, and stays one', () => {
  const {machine, text} = smallMachine('echo before; faulty; echo after', {
    programs: [{name: 'faulty', main: faulty}],
  });
  expect(machine.run({until: 1000})).toBe('panic');
  expect(machine.panic).toBe('internal error: Invalid string length');
  expect(machine.run({until: 2000})).toBe('panic');
  expect(text()).toBe('before\n');
});
