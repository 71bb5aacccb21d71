// What a shell may keep and read: it ends, or refuses, before the machine suffers.
import {describe, expect, it} from 'vitest';
import {smallMachine} from '../../../testing/small-machine';
import {sourceOf} from './source';

/** Runs a script in a shell of its own: what it printed with its status, and the cpu time. */
function play(script: string): {readonly text: string; readonly seconds: number} {
  const {machine, text} = smallMachine(`cat > /tmp/x <<'EOF'\n${script}\nEOF\nsh /tmp/x; echo $?`);
  const start = process.cpuUsage();
  expect(machine.run({until: 100_000})).toBe('ended');
  const {user, system} = process.cpuUsage(start);
  return {text: text(), seconds: (user + system) / 1e6};
}

const GROW = 'x=abcdefgh; i=0; while [ $i -lt 16 ]; do x=$x$x; i=$((i + 1)); done';

describe('a shell that needs too much memory ends', () => {
  it.each([
    ['a value', 'x=a; i=0; while [ $i -lt 40 ]; do x=$x$x; i=$((i + 1)); done'],
    ['many values', `${GROW}; for n in 1 2 3; do export v$n=$x; done`],
    ['words', `${GROW}; : $x $x $x`],
    ['quoted words', `${GROW}; : "$x$x$x"`],
    ['many words', 'x="a "; i=0; while [ $i -lt 17 ]; do x=$x$x; i=$((i + 1)); done; set -- $x'],
    ['the output of a command', 'x=$(cat /dev/zero)'],
    ['arguments of calls', 'x=$(seq 20000); f() { f "$@"; }; f $x'],
  ])('%s', (_, script) => {
    const {text, seconds} = play(script);
    expect(text).toBe('sh: out of memory\n2\n');
    expect(seconds).toBeLessThan(10);
  });

  it('but a third of it can be used twice', () => {
    const text = `y=$(echo "\${x%????????}\${x#????????}"); unset x; echo \${#y}`;
    expect(play(`${GROW.replace('16', '15')}; ${text}`).text).toBe('524272\n0\n');
  });
});

it('newlines before the end of an output are passed over at once', () => {
  const {text, seconds} = play(`x=$(head -c 300000 /dev/zero | tr '\\0' '\\n'; echo x); echo \${#x}`);
  expect(text).toBe('300001\n0\n');
  expect(seconds).toBeLessThan(10);
});

it('a text that is too long is refused, whoever gives it', () => {
  const message = 'sh: line 1, column 524289: too long: this shell reads texts of 512 KiB at most\n2\n';
  expect(play('exec sh /dev/zero').text).toMatch(/too long.*\n2\n$/);
  expect(play('. /dev/zero').text).toMatch(/too long.*\n2\n$/);
  expect(play('cat /dev/zero | sh').text).toMatch(/too long.*\n2\n$/);
  expect(play(`${GROW}; eval ": $x"`).text).toBe(message);
});

it('what was parsed is remembered up to a size, and what was used last the longest', () => {
  const long = (name: string) => `# ${name} ${'x'.repeat(100_000)}`;
  const first = sourceOf(long('a'));
  const small = sourceOf(': small');
  for (const name of ['b', 'c', 'd']) {
    sourceOf(long(name));
    expect(sourceOf(': small')).toBe(small);
  }
  expect(sourceOf(long('a'))).not.toBe(first);
});

it('a text of more commands than can be named is refused', () => {
  const {errors} = sourceOf(':;'.repeat(300_000));
  expect(errors[0]?.message).toMatch(/^too long/);
});
