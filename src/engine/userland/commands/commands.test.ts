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
  it.each(['text', 'sed', 'files', 'everyday', 'proc'])('%s', name => {
    const recorded = transcript(name);
    expect(recorded.match(/^\$ /gm)?.length).toBeGreaterThan(40);
    expect(output(scriptOf(recorded))).toBe(recorded);
  });

  // The lines of the last two are long: of each all that one hundred moments can be.
  it.each([
    ['text', 100, 0.95],
    ['sed', 100, 0.95],
    ['files', 100, 0.95],
    // Their lines are long.
    ['everyday', 25, 0.15],
    ['proc', 25, 0.15],
  ] as const)(
    '%s, from %i moments of each line, or from each of its steps',
    (name, most, share) => {
      const recorded = transcript(name);
      const lines = recorded.match(/^\$ .*\n/gm) as string[];
      const {moments, steps, mismatches} = checkSteps(scriptOf(recorded), most, lines);
      expect(mismatches).toEqual([]);
      console.log(`${name}: ${lines.length} lines, ${moments} moments of ${steps} steps, 0 mismatches`);
      expect(moments).toBeGreaterThan(steps * share);
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
    expect(output('tac /dev/zero; echo $?')).toBe('tac: /dev/zero: Cannot allocate memory\n1\n');
    expect(output('xargs < /dev/zero; echo $?')).toBe(
      "xargs: can't fit single argument within argument list size limit\n1\n",
    );
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
      /^PID {3}USER {5}TIME {2}COMMAND\n {4}1 root {6}0:00 init run .*\n {4}2 root .*\[kthreadd\]\n/,
    );
    expect(text).toMatch(/\nsleep {12}T {5}3\n/);
    expect(text).toMatch(/\nps: bad -o argument 'zork', supported arguments: user,/);
  });

  it('mountpoint tells the root of a file system from other directories', () => {
    expect(
      output(`mkdir /a /a/b; mountpoint /a; echo $?; mount -t tmpfs none /a; mkdir /a/c; mountpoint /a; mountpoint -q /a/c; echo $?
mountpoint / ; mountpoint /a/x; mountpoint -q /a/x; echo $?; echo > /a/f; mountpoint /a/f; echo $?`),
    ).toBe(
      '/a is not a mountpoint\n1\n/a is a mountpoint\n1\n/ is a mountpoint\nmountpoint: /a/x: No such file or directory\n1\n' +
        'mountpoint: /a/f: Not a directory\n1\n',
    );
  });

  it('time tells the cpu time of a command and of the children it waited for', () => {
    const text = output("time -p sh -c 'spin 0.2; spin 0.1 & spin 0.1; wait; true'; time spin 0.05");
    expect(text).toMatch(
      /^real 0\.30\nuser 0\.4\d\nsys 0\.00\nreal\t0m 0\.0\ds\nuser\t0m 0\.0[56]s\nsys\t0m 0\.00s\n$/,
    );
  });

  it('timeout ends what takes too long, and leaves no watch behind', () => {
    expect(
      output(`timeout 0.1 sleep 5; echo $?; timeout -s KILL 0.1 spin 5; echo $?; timeout -k 0.1 0.1 sh -c 'trap "" TERM; spin 9'; echo $?
timeout 1.5 sh -c 'sleep 0.5; echo done'; sleep 2; ps | grep -c '[t]imeout'; cut -d . -f 1 /proc/uptime`),
    ).toMatch(/^(Terminated\n)?143\n(Killed\n)?137\n(Killed\n)?137\ndone\n0\n[23]\n$/);
  });

  it('watch runs a command line again and again', () => {
    expect(output("timeout 1.5 watch -n 1 'echo a | tr a b'; timeout 0.25 watch -t -n 0.1 echo x")).toMatch(
      /^Every 1.0s: echo a \| tr a b +2006-12-22 00:00:00\n\nb\nEvery 1.0s: .* 00:00:01\n\nb\n(Terminated\n)?x\nx\nx\n(Terminated\n)?$/,
    );
  });

  it('nohup keeps a command from a hangup, and its output from a terminal that goes away', () => {
    expect(
      output(`cd /tmp; tty < /dev/tty; nohup sh -c 'kill -HUP $$; echo alive'; cat nohup.out; nohup echo more; cat nohup.out | tac; nohup nosuch; echo $?
nohup echo piped | cat; echo x | nohup cat | rev; nohup echo quiet > f; cat f`),
    ).toBe(
      '/dev/tty\nnohup: appending output to nohup.out\nalive\nnohup: appending output to nohup.out\nmore\nalive\n' +
        "nohup: can't execute 'nosuch': No such file or directory\n127\npiped\nx\nquiet\n",
    );
  });

  it('ps tells what /proc knows of each task, in columns as wide as those of BusyBox', () => {
    const text =
      output(`su nobody -c 'sleep 5' & taskset 2 spin 0.5 & sleep 1.25; ps -o user=U,comm,pid=P | grep -E 'U|spin|sl'
ps -o pid=,args= | grep -c [i]nit; taskset 2 spin 5 & sleep 2; ps -o psr,time,etime,pcpu,s,stat,nice,tty,sid,group,uid,comm | grep -E 'PSR|spin'`);
    expect(text).toBe(
      'U COMMAND          P\nn sleep            4\n1\n' +
        'PSR TIME  ELAPSED %CPU S STAT NI    TT     SID   GROUP    UID   COMMAND\n' +
        '  1  0:02  0:02    100 R R        0 ?          0 root         0 spin\n',
    );
  });

  it('ps tells the cgroups of tasks', () => {
    const text =
      output(`sleep 9 & ps -o cgroup=,comm= | sort -u | head -n 2; mkdir /a /b; mount -t cgroup -o cpuacct x /a; mount -t cgroup -o freezer x /b
mkdir /a/web; echo $! > /a/web/tasks; ps -o cgroup,comm | grep -E 'CGROUP|sleep'`);
    expect(text).toBe(
      `-                           init\n-                           kthreadd\n` +
        `CGROUP                      COMMAND\n2:freezer:/,1:cpuacct:/web  sleep\n`,
    );
  });

  it('pgrep and pkill find tasks by pattern, parent, group and user', () => {
    const text = output(`su nobody -c 'sleep 50' & sleep 60 & sleep 0.1; sh -c 'sleep 70 & exec sleep 80' & sleep 0.1
pgrep -l 'sl.*p'; pgrep -a -u nobody; pgrep -f -c '[67]0$'; pgrep -x slee; echo $?; pgrep -n sleep; pgrep -o sleep; pgrep -l -P $$ -v sleep
pgrep -g $$ -c .; pgrep; echo $?; pgrep '('; echo $?; pgrep -u zork; pgrep -P x,1; pgrep a-name-of-17-char; echo $?
pkill -e -f '60$'; pkill -KILL -u nobody sleep; echo $?; sleep 0.1; pgrep -c sleep; pkill -9 nosuch; echo $?; pkill -P $$ -c sleep
su nobody -c 'pkill -CONT init'; echo $?; pkill -ZORK x; echo $?; pkill --signal zork x; echo $?`);
    const usage = '[-P PPID] [-g PGRP] [-u USER] [-U USER] [PATTERN]';
    expect(text).toBe(`4 sleep\n5 sleep\n7 sleep\n9 sleep\n4 sleep 50\n2\n1\n9\n4\n1 init\n2 kthreadd\n3 sh\n9 sleep\n5
pgrep: no matching criteria specified\nUsage: pgrep [-fxvnocla] ${usage}\n2
pgrep: Unmatched ( or \\(\n2\npgrep: invalid user name: zork\npgrep: invalid process id: x
pgrep: names of tasks have at most 15 characters, so none matches; see -f\n1
sleep killed (pid 5)\n0\n2\n1\n1\npkill: killing pid 1 failed: Operation not permitted\n1
pkill: unrecognized option '-Z'\nUsage: pkill [-SIGNAL] [-fxvnoce] ${usage}\n2\npkill: bad signal name 'zork'\n2
`);
  });

  it('top lists the busiest first, with their shares of all cpus, until it is ended', () => {
    const text = output(
      `spin 9 & top -b -n 2 -d 0.5; top -d 0.2 > /tmp/t & sleep 1; kill $!; wait $!; grep -c ^CPU /tmp/t`,
    );
    const frame = `Mem: 65536K total
CPU: +(49|50|51)% usr   0% sys   0% nic +(48|49|50)% idle   0% io   0% irq   0% sirq
Load average: 0.00 0.00 0.00 2/5 5
  PID  PPID USER     STAT CPU %CPU COMMAND
    4     3 root     R      0 +(49|50)% spin 9
`;
    const rest = '( .*  [01]% .*\\n){4}';
    expect(text).toMatch(new RegExp(`^${frame}${rest}${frame}${rest}(Terminated\\n)?5\\n$`));
  });

  it('uptime and free tell of the machine as a whole', () => {
    const text = output('uptime; free; free -h; free -g; spin 40 & sleep 50; uptime; sleep 9; free -m | tail -n 1');
    expect(text).toBe(
      ' 00:00:00 up 0 min,  0 users,  load average: 0.00, 0.00, 0.00\n' +
        '              total\nMem:          65536\n              total\nMem:          64.0M\n              total\nMem:              0\n' +
        ' 00:00:50 up 0 min,  0 users,  load average: 0.41, 0.12, 0.04\nMem:             64\n',
    );
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
      'cd          Change the working directory: to HOME without a word, to the one before with -',
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
