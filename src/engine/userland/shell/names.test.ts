// Names that every object of JavaScript knows are names like any other.
import {expect, it} from 'vitest';
import {checkRestores} from '../../../testing/restore';
import {smallMachine} from '../../../testing/small-machine';

function output(script: string): string {
  const {machine, text} = smallMachine(script);
  expect(machine.run({until: 60_000})).toBe('ended');
  return text();
}

const SCRIPT = `export __proto__=x constructor=c
echo "$__proto__ $constructor"; sh -c 'echo "$__proto__"'; env __proto__=y sh -c 'echo "$__proto__"'
(echo sub $__proto__); __proto__() { echo function; }; __proto__; f() { local __proto__=l; echo $__proto__; }; f
echo $((__proto__ = 5)) $__proto__; unset __proto__; echo "\${__proto__-unset}" "\${toString-unset}"
`;

it('variables may have any name', () => {
  expect(output(SCRIPT)).toBe('x c\nx\ny\nsub x\nfunction\nl\n5 5\nunset unset\n');
});

it('and keep it through a restore', () => {
  expect(checkRestores('names', `${SCRIPT}sleep 0.01\n`, {moments: 8, seed: 1}).mismatches).toEqual([]);
});

it('words of commands that are no options are none', () => {
  expect(output('ps -o constructor 2>&1; echo $?; set -o constructor 2>&1')).toMatch(
    /^ps: bad -o argument 'constructor'.*\n1\nsh: .*constructor\n$/,
  );
  expect(output('mkdir /c; mount -t cgroup -o cpuset,toString x /c 2>&1; echo $?')).toBe(
    'mount: mounting x on /c failed: Invalid argument\n255\n',
  );
});
