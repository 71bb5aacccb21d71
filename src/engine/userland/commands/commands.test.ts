// Whole sessions in a machine, compared with what BusyBox printed for the same command lines. Meanwhile every command is
// started anew from its checkpoint at each of its system calls, and must ask for the same.
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {restartChecked} from '../../../testing/restart-checked';
import {checkSteps} from '../../../testing/restore-steps';
import {smallMachine} from '../../../testing/small-machine';
import {commands} from '..';

const restarts: Record<string, number> = {};
const checked = commands.map(command => restartChecked(command, restarts));

function output(script: string): string {
  const {machine, text} = smallMachine(script, {programs: checked});
  expect(machine.run({until: 60_000})).toBe('ended');
  expect(machine.panic).toBe('');
  return text();
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The script that types the command lines of a transcript, and prints what the transcript shows. */
function scriptOf(transcript: string): string {
  const lines = transcript.split('\n').filter(line => line.startsWith('$ '));
  const typed = lines.map(
    line => `printf '%s\\n' ${quoted(line)}\n{ ${line.slice(2)}\n} 2>&1\ns=$?; [ $s = 0 ] || echo "= $s"\n`,
  );
  return `mkdir /tmp/w; cd /tmp/w\n${typed.join('')}`;
}

const transcript = (name: string): string =>
  readFileSync(new URL(`./${name}.transcript.txt`, import.meta.url), 'utf8').replace(/^#.*\n/, '');

describe('commands print what BusyBox prints', () => {
  it.each(['text', 'sed', 'files'])('%s', name => {
    const recorded = transcript(name);
    expect(recorded.match(/^\$ /gm)?.length).toBeGreaterThan(40);
    expect(output(scriptOf(recorded))).toBe(recorded);
  });

  it.each(['text', 'sed', 'files'])(
    '%s, from 100 moments of each line, or from each of its steps',
    name => {
      const recorded = transcript(name);
      const lines = recorded.match(/^\$ .*\n/gm) as string[];
      const {moments, steps, mismatches} = checkSteps(scriptOf(recorded), 100, lines);
      expect(mismatches).toEqual([]);
      console.log(`${name}: ${lines.length} lines, ${moments} moments of ${steps} steps, 0 mismatches`);
      expect(moments).toBeGreaterThan(steps * 0.95);
    },
    240_000,
  );
});

describe('long work', () => {
  it('goes on for any number of calls', () => {
    const many = Array.from({length: 300}, (_, i) => `f${i}`).join(' ');
    const script = `mkdir /tmp/w; cd /tmp/w; touch ${many}; ls | wc -l; cat ${many}; chmod 600 ${many}; stat -c %a ${many} | uniq -c
mkdir d; mv ${many} d; cp -r d e; find e -type f -exec true {} \\; ; test ${many.replaceAll(/f\d+/g, '-e e/f0 -a')} x; echo $?
rm -r d; ls e | wc -l; find e -type f -exec rm {} \\; ; rmdir e; ls; mkdir -p ${'p/'.repeat(300)}; find p | wc -l; rmdir -p ${'p/'.repeat(300)}; ls
head -c 3000000 /dev/zero | tr '\\0' '\\n' | wc -l; seq 20000 | sort -rn | tail -n 1; readlink -f ${'./'.repeat(300)}`;
    expect(output(script)).toBe('300\n    300 600\n0\n300\n300\n3000000\n1\n/tmp/w\n');
  });

  it('a sed script that never ends can be killed, and one that grows is refused', () => {
    expect(output('echo x | sed ":a;ba" & sleep 0.02; kill $!; wait $!; echo $?')).toBe('143\n');
    expect(output('echo x | sed ":a;s/.*/&&/;ta"; echo $?')).toBe('sed: out of memory\n1\n');
  });

  it('a find of very many terms is refused', () => {
    const refusal = 'find: more than 500 terms in one expression\n1\n';
    for (const terms of ['! '.repeat(5000), '\\( '.repeat(5000), '-name a -o '.repeat(5000)])
      expect(output(`find / ${terms} -name a; echo $?`)).toBe(refusal);
  });

  it('input without end is refused by those who would have to keep it', () => {
    expect(output('sort /dev/zero; echo $?')).toBe('sort: /dev/zero: Cannot allocate memory\n2\n');
    expect(output('tail -c 99m /dev/zero; echo $?')).toBe('tail: out of memory\n1\n');
  });
});

describe('commands that show the machine', () => {
  it('why explains the refusal that was printed last', () => {
    expect(
      output('why; mkdir -p /c; mount -t container -o cpuacct none /c; mkdir /c/a /c/a/b; rmdir /c/a; why; echo $?'),
    ).toBe(
      `why: nothing was refused yet
rmdir: '/c/a': Device or resource busy
rmdir: EBUSY: /a has 1 child container, among them b
rule: A container is removed only when it has no children.
source: V6 3/6, container_rmdir
in the way: container /c/a/b
fix: rmdir /c/a/b
0
`,
    );
    expect(output("cat < /tmp/x; why; su nobody -c 'hostname x'; why")).toContain('instead: hostname x\n');
  });

  it('mount lists, mounts, remounts and binds', () => {
    expect(
      output(`mount -t proc; mkdir /a /b; mount -t tmpfs -o ro none /a; mkdir /a/x; mount -o remount,rw /a; mkdir /a/x
mount --bind /a/x /b; mount | tail -n 2; umount /b /a; mount -t tmpfs none /a /b; echo $?; su nobody -c 'mount -t tmpfs none /a'; echo $?`),
    ).toBe(
      'proc on /proc type proc (rw,relatime)\n' +
        "mkdir: can't create directory '/a/x': Read-only file system\n" +
        'none on /a type tmpfs (rw,relatime)\nnone on /b type tmpfs (rw,relatime)\n' +
        'Usage: mount [-t TYPE] [-o OPTIONS] [-r] [--bind] SOURCE DIRECTORY\n1\n' +
        'mount: permission denied (are you root?)\n1\n',
    );
  });

  it('ps shows tasks, their parents and their state', () => {
    const text = output('sleep 9 & sleep 0.1; kill -STOP $!; ps; ps -o comm,stat,ppid=UP | grep -v init; ps -o zork');
    expect(text).toMatch(
      /^PID {3}USER {5}TIME {2}COMMAND\n {4}1 root {5}0:00 {2}init run .*\n {4}2 root .*\[kthreadd\]\n/,
    );
    expect(text).toMatch(/\nsleep {12}T {8}3\n/);
    expect(text).toMatch(/\nps: bad -o argument 'zork', supported arguments: pid,/);
  });

  it('taskset shows and sets, for a task and for a command', () => {
    expect(output('sleep 9 & taskset -p 2 $! | sed "s/pid [0-9]*/pid P/"; taskset -c 1 taskset -cp 1')).toBe(
      "pid P's current affinity mask: 3\npid P's new affinity mask: 2\npid 1's current affinity list: 0-1\n",
    );
  });

  it('help knows every command, and those of the shell', () => {
    const listed = output('help').trim().split('\n');
    for (const {name} of commands) expect(listed.filter(line => line.startsWith(`${name} `))).toHaveLength(1);
    expect(listed).toContain(
      'cd        Change the working directory: to HOME without a word, to the one before with -',
    );
    expect(output('help shift')).toBe('Usage: shift [N]\n\nDrop $1, or the first N arguments\n');
    expect(output('help nproc')).toBe('Usage: nproc\n\nPrint how many cpus this task may run on\n');
    expect(output('man nproc | head -n 3; man csets || man css | head -n 1')).toBe(
      'nproc (command)\n\nUsage: nproc\nman: no manual entry for csets\ncss\n',
    );
    expect(output('help zork')).toBe("help: no command is named 'zork'\n");
  });
});

it('every command was started anew at many of its calls', () => {
  for (const command of commands)
    if (!/^(true|false|spin|work|hostname)$/.test(command.name)) expect(restarts[command.name]).toBeGreaterThan(0);
});
