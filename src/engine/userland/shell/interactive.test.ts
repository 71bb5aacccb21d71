// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the shell's own ${...}
import {describe, expect, it} from 'vitest';
import {boot} from '../../../testing/boot';

/** Types each line and answers what was printed after each. */
function session(...lines: readonly string[]): string[] {
  const {typeLine} = boot();
  return lines.map(line => typeLine(line));
}

/** Types a line, waits until it is under way, and presses Ctrl-C. */
function interrupt(line: string, then: string): {readonly printed: string; readonly status: number} {
  const {machine, typeLine} = boot();
  machine.typeText(`${line}\n`);
  machine.run({until: machine.tick + 50});
  machine.typeText('\x03');
  machine.run({until: machine.tick + 50});
  expect(machine.prompt).toBe('host# ');
  return {status: machine.lastStatus, printed: typeLine(then)};
}

describe('a person at the prompt', () => {
  it('is asked for more until the command is finished', () => {
    const {machine, typeLine} = boot();
    for (const line of ['if true', 'then']) {
      expect(typeLine(line)).toBe('');
      expect(machine.prompt).toBe('> ');
    }
    typeLine('echo "a');
    expect(machine.prompt).toBe('> ');
    typeLine('b"');
    expect(typeLine('fi')).toBe('a\nb\n');
    expect(machine.prompt).toBe('host# ');
  });

  it('writes here-documents and joins lines', () => {
    expect(session('cat <<E', 'x $((1 + 1))', 'E', 'echo a \\', 'b').slice(2)).toEqual(['x 2\n', '', 'a b\n']);
  });

  it('is told what is wrong, and nothing of the line ran', () => {
    const [refused, status, wrong, after] = session('x=1; [[ a ]]', 'echo $?', 'y=1; )', 'echo "[$x$y]" $?');
    expect(refused).toBe('sh: line 1, column 6: [[ is a bash construct; use [ ... ]\n');
    expect(status).toBe('2\n');
    expect(wrong).toBe("sh: line 1, column 6: unexpected token ')'\n");
    expect(after).toBe('[] 2\n');
  });

  it('goes on after errors that end a script', () => {
    expect(
      session('set -u; echo $nope; echo not reached', 'echo $?', ': ${x?gone}; echo no', 'shift 9; echo $?'),
    ).toEqual(['sh: nope: parameter not set\n', '2\n', 'sh: x: gone\n', '1\n']);
  });

  it.each([
    ['sleep 100; echo not reached'],
    ['sleep 100 | cat; echo not reached'],
    ['(sleep 100; echo no); echo not reached'],
    ['while :; do :; done'],
    ['x=$(sleep 100); echo not reached'],
    ['for i in 1 2 3; do sleep 100; done'],
  ])('stops %s by Ctrl-C, and the shell lives', line => {
    expect(interrupt(line, "ps | grep -c '[s]leep 100'; echo $$")).toEqual({status: 130, printed: '0\n3\n'});
  });

  it('drops an unfinished command by Ctrl-C', () => {
    expect(interrupt('for i in a b', 'echo whole')).toEqual({status: 130, printed: 'whole\n'});
  });

  it('is told before a prompt which jobs have ended, once', () => {
    const [, killed, after, none] = session('sleep 100 & sleep 200 &', 'kill %1; sleep 0.1', 'false', 'jobs; echo $?');
    expect(killed).toMatch(/^\[1\]- {2}Terminated +sleep 100\n$/);
    expect(after).toBe('');
    expect(none).toMatch(/^\[2\]\+ {2}Running +sleep 200\n0\n$/);
  });

  it('hears from jobs what ended meanwhile, and keeps $? over what it is told', () => {
    const [, listed] = session(
      'sleep 0.05 & sleep 100 &',
      'while [ $(cat /proc/uptime | cut -c 1) -lt 2 ]; do :; done; jobs',
    );
    expect(listed).toMatch(/\[2\]\+ {2}Running +sleep 100\n\[1\]- {2}Done +sleep 0.05\n$/);
    expect(session('sleep 0.01 &', '(sleep 0.1; exit 3)', 'echo $?').at(-1)).toBe('3\n');
  });

  it('keeps background jobs away from Ctrl-C, and names them', () => {
    const {machine, typeLine} = boot();
    typeLine('sleep 100 &');
    machine.typeText('sleep 50\n');
    machine.run({until: machine.tick + 20});
    machine.typeText('\x03');
    machine.run({until: machine.tick + 20});
    expect(typeLine('jobs')).toMatch(/^\[1\]\+ {2}Running +sleep 100\n$/);
    expect(typeLine('kill %1; wait %1; echo $?')).toBe('143\n');
    expect(typeLine('jobs')).toBe('');
  });

  it('is not left alone by kill, and may nest shells', () => {
    expect(session('kill $$; echo alive', "trap 'echo caught' TERM; kill $$", 'sh', 'exit 3', 'echo $?')).toEqual([
      'alive\n',
      'caught\n',
      '',
      '',
      '3\n',
    ]);
  });

  it('keeps functions and variables from line to line', () => {
    expect(session('f() { echo "<$1>$v"; }', 'v=1', 'f a', "eval 'g() { f b; }'", 'g')).toEqual([
      '',
      '',
      '<a>1\n',
      '',
      '<b>1\n',
    ]);
  });
});
