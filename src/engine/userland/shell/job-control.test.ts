// Jobs at the prompt, by key and by name: the same lines and keys typed at BusyBox ash on a terminal gave this.
import {expect, it} from 'vitest';
import {boot} from '../../../testing/boot';

/** Types lines, and keys named ^Z, ^C while something runs; answers what a terminal shows without the lines themselves. */
function play(...lines: readonly string[]): string {
  const {machine} = boot();
  let shown = '';
  machine.onTty(text => {
    shown += text;
  });
  for (const line of lines) {
    machine.typeText(line[0] === '^' ? String.fromCharCode(line.charCodeAt(1) - 64) : `${line}\n`);
    machine.run({until: machine.tick + 250});
  }
  return shown;
}

it('Ctrl-Z stops what runs, bg and fg let it go on, and the current job is the one stopped last', () => {
  expect(
    play('sleep 100', '^Z', 'jobs', 'sleep 50 &', 'jobs', 'bg', 'jobs', 'fg %1', '^C', 'echo $?', 'fg', '^C', 'fg'),
  ).toBe(`
[1]+  Stopped                    sleep 100
[1]+  Stopped                    sleep 100
[1]+  Stopped                    sleep 100
[2]-  Running                    sleep 50
[1] sleep 100
[1]+  Running                    sleep 100
[2]-  Running                    sleep 50
sleep 100
130
sleep 50
sh: fg: No current job
`);
});

it('a pipeline is one job; what is stopped hears of TERM only when it goes on', () => {
  expect(play('sleep 30 | cat', '^Z', 'fg %%', '^Z', 'kill %1', 'jobs', 'fg', 'echo $?', 'jobs')).toBe(`
[1]+  Stopped                    sleep 30 | cat
sleep 30 | cat

[1]+  Stopped                    sleep 30 | cat
[1]+  Stopped                    sleep 30 | cat
sleep 30 | cat
Terminated
Terminated
143
`);
});

it('jobs are named by number, by their beginning and by a part; what names none or two is refused', () => {
  expect(
    play(
      'sleep 20 & sleep 21 &',
      'fg %9',
      'fg %sleep',
      'kill %?21',
      'kill %9',
      'wait %9; echo $?',
      'kill %-',
      'jobs -p',
    ),
  ).toBe(`sh: fg: %9: no such job
sh: fg: %sleep: ambiguous
sh: kill: %9: no such job
[2]+  Terminated                 sleep 21
sh: wait: %9: no such job
2
sh: kill: No previous job
4
`);
});

it('the shell is not left at the first word while jobs are stopped', () => {
  expect(
    play('sleep 9', '^Z', 'exit', 'echo stays', 'exit', 'jobs', 'sh', 'exit', 'kill -9 %1; sleep 0.1', 'echo end'),
  ).toBe(`
[1]+  Stopped                    sleep 9
You have stopped jobs.
stays
You have stopped jobs.
[1]+  Stopped                    sleep 9
[1]+  Killed                     sleep 9
end
`);
});
