// Every kind of fix, on a machine: the command is refused, the fix is run as it is offered, and then the same command
// succeeds; or, where the fix does the work itself, what was wanted is there.

import {describe, expect, test} from 'vitest';
import {fromBytes} from '../../base';
import type {Why} from '../../engine/abi';
import {explainRefusal} from '../../engine/kernel';
import {boot, type Terminal} from '../boot';
import {CONTAINER_FIXES} from './containers';
import {CPUSET_FIXES} from './cpusets';
import {LIMIT_FIXES} from './limits';
import {MOUNT_FIXES} from './mounts';
import {AT_C, FULL, LIMIT, type Row} from './row';

function whyOf({machine}: Terminal): Why {
  const {refusal} = machine.kernel.state.misc.terminal;
  const why = refusal && explainRefusal(machine.kernel, refusal);
  if (why === null) throw new Error('nothing was refused');
  return why;
}

const named = ({kind, id, name}: Why['blockers'][number]) => (kind === 'task' ? `task ${id > 0}` : `${kind} ${name}`);

function terminalOf({setup, quirks = false, debug = 0}: Omit<Row, 'command' | 'fix' | 'what'>): Terminal {
  const terminal = boot('', {quirks, debug, cpus: 4, nodes: 2, maxHierarchies: 4});
  // Line by line at the prompt: the shell that is moved about is the one that the command is typed to.
  terminal.typeLine(setup);
  return terminal;
}

describe('after the fix the command succeeds', () => {
  test.each([...CONTAINER_FIXES, ...CPUSET_FIXES, ...MOUNT_FIXES, ...LIMIT_FIXES])('$what', row => {
    const terminal = terminalOf(row);
    terminal.typeLine(row.command);
    const why = whyOf(terminal);
    expect(fromBytes(why.fix)).toEqual(typeof row.fix === 'string' ? row.fix : expect.stringMatching(row.fix));
    expect(why.instead).toBe(false);
    if (row.blockers !== undefined) expect(why.blockers.map(named)).toEqual(row.blockers);
    expect(why.rule).not.toBe('');
    expect(terminal.typeLine(why.fix)).not.toMatch(/^sh: |can't/m);
    const printed = terminal.typeLine(row.command);
    expect({printed: printed.replace(/^\[\d+\].*\n/gm, ''), status: terminal.machine.lastStatus}).toEqual({
      printed: '',
      status: 0,
    });
  });
});

const INSTEAD: readonly (Omit<Row, 'blockers'> & {readonly shows: readonly [command: string, output: string]})[] = [
  {
    what: 'a subsystem of a hierarchy with children',
    setup: 'mkdir /c /d; mount -t container -o cpuacct,numtasks none /c; mkdir /c/a',
    command: 'mount -t container -o cpuacct none /d',
    fix: 'mount -t container -o numtasks,cpuacct none /d',
    shows: ['ls -d /d/a', '/d/a\n'],
  },
  {
    what: 'a task of another user',
    setup: `${AT_C}mkdir /c/a; chmod 666 /c/a/tasks; sleep 900 & P=$!`,
    command: `su nobody -c "echo $P > /c/a/tasks"`,
    fix: /^echo \d+ > \/c\/a\/tasks$/,
    shows: ['test "$(cat /c/a/tasks)" = $P; echo $?', '0\n'],
  },
  {
    what: 'a mount by a user',
    setup: 'mkdir /c',
    command: "su nobody -c 'mount -t container -o ro,cpuacct none /c'",
    fix: 'mount -t container -o cpuacct,ro none /c',
    shows: ['mount -t container', 'none on /c type container (ro,relatime,cpuacct)\n'],
  },
  {
    what: 'an umount by a user',
    setup: '',
    command: "su nobody -c 'umount /proc'",
    fix: 'umount /proc',
    shows: ['mount -t proc; echo $?', "mount: can't open '/proc/mounts': No such file or directory\n1\n"],
  },
  {
    what: 'shares with a newline (quirks)',
    setup: LIMIT,
    command: 'echo max_shares=5 > /n/g/numtasks.shares',
    fix: 'echo -n max_shares=5 > /n/g/numtasks.shares',
    shows: ['cat /n/g/numtasks.shares', 'res=numtasks,min_shares=-3,max_shares=5,child_shares_divisor=100\n'],
    quirks: true,
  },
];

describe('the fix does what was refused', () => {
  test.each(INSTEAD)('$what', row => {
    const terminal = terminalOf(row);
    terminal.typeLine(row.command);
    const why = whyOf(terminal);
    expect(why.fix).toEqual(typeof row.fix === 'string' ? row.fix : expect.stringMatching(row.fix));
    expect(why.instead).toBe(true);
    expect(terminal.typeLine(why.fix)).toBe('');
    expect(terminal.typeLine(row.shows[0])).toBe(row.shows[1]);
  });
});

describe('no fix is offered', () => {
  test.each([
    ['for a name that is not there', AT_C, 'rmdir /c/a'],
    ['for files that would be lost', 'mkdir /tmp/d; touch /tmp/d/f', 'rmdir /tmp/d'],
    ['where a child cpuset would be left empty', FULL, 'echo 2 > /s/a/cpus'],
    ['for what the machine lacks', FULL, 'echo 77 > /s/a/cpus'],
    ['to whoever is not root', `${AT_C}mkdir -p /c/a/x; exec su nobody`, 'rmdir /c/a'],
    ['for a task that is gone', AT_C, 'echo 9999 > /c/tasks'],
    ['for the root of everything', '', 'umount /'],
  ])('%s', (_what, setup, command) => {
    const terminal = terminalOf({setup});
    terminal.typeLine(command);
    const {fix, rule, source} = whyOf(terminal);
    expect({fix, ruled: rule !== '' && source !== ''}).toEqual({fix: '', ruled: true});
  });
});
