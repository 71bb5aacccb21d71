import {describe, expect, it} from 'vitest';
import {DIALECTS, type Dialect, parseMountOptions} from '../../engine/kernel';
import {boot} from '../../testing/boot';
import {complete} from './complete';

const {machine, typeLine} = boot(
  `mkdir -p /dev/ct/sub /dev/nt /dev/cg /tmp/dir '/tmp/a b'; touch /tmp/file /tmp/.hidden
sleep 1000 &
mount -t container -o numtasks none /dev/nt
mount -t cgroup -o cpuset,freezer,pids none /dev/cg
mkdir /dev/nt/web /dev/cg/web
`,
  {debug: 1},
);
const items = (line: string, cursor = line.length) => complete(machine.kernel, line, cursor).items;
const offer = (line: string, cursor = line.length) => {
  const {from, items} = complete(machine.kernel, line, cursor);
  return {from, texts: items.map(item => item.text)};
};

describe('completion', () => {
  it('offers commands, builtins and programs alike, where a command stands, each with what help says', () => {
    expect(offer('mkd').texts).toEqual(['mkdir']);
    expect(offer('ec').texts).toContain('echo');
    expect(offer('true && mou')).toEqual({from: 8, texts: ['mount', 'mountpoint']});
    expect(offer('(ca').texts).toContain('cat');
    expect(offer('if ca').texts).toContain('cat');
    expect(offer('A=1 exec mkd')).toEqual({from: 9, texts: ['mkdir']});
    expect(offer('echo $(mkd')).toEqual({from: 7, texts: ['mkdir']});
    expect(offer('zzz').texts).toEqual([]);
    expect(items('unse')[0]?.detail).toBe('Forget variables');
    expect(items('sor')[0]?.detail).toMatch(/^[A-Z]/);
  });

  it('offers the options of a command from its usage', () => {
    const all = items('mkdir -').map(({text, detail}) => `${text} ${detail}`);
    expect(all).toContain('--parents Make missing parents too; it may exist already');
    expect(all).toContain('-m MODE: Permissions, as for chmod');
    expect(offer('set -').texts).toContain('-x');
  });

  it('offers paths of the machine, directories with their slash', () => {
    expect(offer('ls /tmp/')).toEqual({from: 8, texts: ['a\\ b/', 'dir/', 'file']});
    expect(offer('ls /tmp/f')).toEqual({from: 8, texts: ['file']});
    expect(offer('cat < /tmp/d')).toEqual({from: 11, texts: ['dir/']});
    expect(offer('echo 1 > /dev/ct/s')).toEqual({from: 17, texts: ['sub/']});
    expect(offer('A=/tmp/f')).toEqual({from: 7, texts: ['file']});
    expect(offer('cd /tmp/').texts).toEqual(['a\\ b/', 'dir/']);
    expect(offer('ls /no/such/').texts).toEqual([]);
  });

  it('offers names with blanks as they must be typed', () => {
    expect(offer('ls "/tmp/a')).toEqual({from: 9, texts: ['a b/']});
    expect(offer('ls /tmp/a\\ ')).toEqual({from: 8, texts: ['a\\ b/']});
  });

  it('offers control files with what they mean, and tasks in /proc by name', () => {
    const files = items('cat /dev/nt/web/numtasks.s');
    expect(files.map(({text}) => text)).toEqual(['numtasks.shares', 'numtasks.stats']);
    expect(files[1]?.detail).toBe('Tasks charged to this group, and how many forks it made and was refused.');
    expect(items('ls /dev/nt/w')[0]?.detail).toBe('container, 0 tasks');
    expect(items('cat /proc/1').map(({text, detail}) => text + detail)).toContain('1/init');
    expect(items('cat /proc/contain')[0]?.detail).toMatch(/^Lists the subsystems/);
  });

  it('offers paths from where the shell stands', () => {
    typeLine('cd /tmp');
    expect(offer('cat fi')).toEqual({from: 4, texts: ['file']});
  });

  it('offers pids with the names of their tasks', () => {
    const sleeper = items('kill ').find(item => item.detail === 'sleep');
    expect(sleeper?.kind).toBe('pid');
    expect(offer(`kill ${sleeper?.text}`).texts).toContain(sleeper?.text);
    expect(offer('kill -s US').texts).toEqual(['USR1', 'USR2']);
  });

  it('offers what the file at the end of the line takes', () => {
    const first = (file: string, typed = '') => offer(`echo ${typed} > ${file}`, 5 + typed.length).texts;
    expect(first('/dev/cg/web/cpuset.cpus').slice(0, 3)).toEqual(['0-3', '0', '1']);
    expect(first('/dev/cg/web/freezer.state', 'F')).toEqual(['FROZEN']);
    expect(first('/dev/cg/web/notify_on_release')).toEqual(['0', '1']);
    expect(first('/dev/nt/web/numtasks.shares', 'ma')).toEqual(['max_shares=']);
    expect(first('/dev/nt/web/tasks')[0]).toBe('$$');
    expect(items('echo max_s')[0]?.detail).toBe('for numtasks.shares');
  });

  it('offers variables with their values', () => {
    typeLine('FRUIT=apple');
    expect(items('echo "$FRU')).toEqual([{text: 'FRUIT', kind: 'variable', detail: 'apple'}]);
    expect(offer('echo ${FRU')).toEqual({from: 7, texts: ['FRUIT']});
    expect(offer('echo $').texts).toContain('$');
    expect(offer("echo '$FRU").texts).toEqual([]);
    expect(offer('unset FRU').texts).toEqual(['FRUIT']);
  });

  it('offers topics of man, and the lines that choose a machine', () => {
    expect(items('man tor')[0]?.detail).toMatch(/^A task that was forked while its parent moved/);
    expect(offer('help mkd').texts).toEqual(['mkdir']);
    expect(items('#: gran')).toEqual([
      expect.objectContaining({text: 'granularity ', detail: expect.stringContaining('one kernel step a tick')}),
    ]);
    expect(offer('# mkd').texts).toEqual([]);
  });

  it('offers subsystems after mount -o and types after mount -t', () => {
    expect(offer('mount -t container -o cpu')).toEqual({from: 22, texts: ['cpuacct', 'cpuset']});
    expect(offer('mount -t container -o cpuset,')).toMatchObject({from: 29});
    expect(offer('mount -t container -o cpuset,').texts).toContain('debug1');
    expect(offer('mount -t container -o cpuset,').texts).not.toContain('cpuset');
    expect(offer('mount -t cont').texts).toEqual(['container']);
    expect(items('mount -t cgroup -o free')[0]?.detail).toMatch(/^bound to hierarchy/);
    expect(offer('umount /dev/').texts).toEqual(['/dev/cg', '/dev/nt']);
  });

  it.each(Object.keys(DIALECTS) as Dialect[])('offers for %s only what its mounts take', dialect => {
    const {texts} = offer(`mount -t ${DIALECTS[dialect].fstype} -o `);
    const flags = ['remount', 'bind', 'ro', 'rw'];
    for (const text of texts.filter(word => !flags.includes(word))) {
      const taken = parseMountOptions(machine.kernel, dialect, text.replace(/=$/, '=x'));
      expect(JSON.stringify(taken), text).not.toContain('is not a subsystem or option');
    }
    expect(texts).toEqual(expect.arrayContaining(['all', 'cpuset', ...flags]));
  });

  it('looks only at what stands before the cursor', () => {
    expect(offer('ls /tmp/f; echo', 9)).toEqual({from: 8, texts: ['file']});
  });
});
