// Whatever a machine has can be asked about: the registries are walked, and each entry must have its page; and no page
// speaks of what is not there.
import {describe, expect, it} from 'vitest';
import {GLOSSARY} from '../describe';
import {SIGNALS} from '../engine/abi';
import {PATCH_SETS} from '../engine/patchsets';
import {commands, programs} from '../engine/userland';
import {BUILTIN_HELP} from '../engine/userland/fetched/help';
import {FILES} from '../engine/userland/fetched/man/files';
import {pagesNamed} from '../engine/userland/fetched/man/man';
import {pagesOf} from '../engine/userland/fetched/man/pages';
import {topicsOf} from '../engine/userland/fetched/man/topic';
import {BUILTINS} from '../engine/userland/shell/builtin-registry';
import {DEFAULT_SPEC} from '../scenario';
import {taskFacts} from '../session/task-facts';
import {boot, runScript} from './boot';

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(PATCH_SETS.map(({name}) => name))('on a machine with patch set %s', patchset => {
  const {machine} = boot(`#: patchset ${patchset}\n#: debug 2\n`);
  const k = machine.kernel;
  const pages = pagesOf(k.syscalls.manual(k, 1 as never) as never);
  const asked = (word: string): string =>
    flat(
      pagesNamed(pages, word)
        .map(page => page.text())
        .join(' '),
    );
  const without = (words: readonly string[]): string[] => words.filter(word => asked(word) === '');

  it('every program and every command of the shell has a page', () => {
    expect(without([...programs.map(({name}) => name), ...BUILTINS.keys()])).toEqual([]);
    expect(without('if then else elif fi for while until do done case esac in { } !'.split(' '))).toEqual([]);
  });

  it('every subsystem, with each of its files, has a page that says what it is', () => {
    for (const {name, about, dialects, files} of k.subsystems) {
      expect(asked(name)).toContain(about);
      for (const dialect of dialects) {
        if (!k.fileSystems.has(dialect)) continue;
        for (const file of files(dialect)) expect(asked(file.name)).toContain(file.about);
      }
    }
    const mounts = 'mkdir /a; mount -t cgroup -o debug none /a 2>/dev/null || mount -t cgroup none /a; ls /a';
    const listed = runScript(`#: patchset ${patchset}\n#: debug 2\n${mounts}\n`).output.trim().split('\n');
    expect(listed).toContain('release_agent');
    expect(without(listed)).toEqual([]);
  });

  it('every type of file system has a page', () => {
    expect(without([...k.fileSystems.keys()])).toEqual([]);
  });

  it('every file that the kernel shows has a page, and says there what the page shows of it', () => {
    const listing = 'ls -d /proc/* /proc/1/* /dev/* /etc/*; find /sys -type f';
    const paths = runScript(`#: patchset ${patchset}\n${listing}\n`).output.trim().split('\n');
    expect(paths.length).toBeGreaterThan(30);
    expect(without(paths)).toEqual([]);
    for (const {name, about} of taskFacts(k, 1)) {
      if (k.subsystems.some(subsystem => subsystem.procFile?.name === name)) continue;
      if (about !== '') expect(asked(`/proc/1/${name}`)).toContain(about);
    }
  });

  it('no name heads two pages of one section', () => {
    for (const page of pages) {
      const [name = ''] = page.names;
      const twins = pages.filter(one => one.section === page.section && one.names[0] === name);
      expect(new Set(twins.map(one => one.text())).size).toBe(twins.length);
    }
  });
});

describe('the pages of man', () => {
  const k = boot().machine.kernel;
  const pages = pagesOf(k.syscalls.manual(k, 1 as never) as never);
  const asked = (word: string): string =>
    flat(
      pagesNamed(pages, word)
        .map(page => page.text())
        .join(' '),
    );
  const all = pages.map(page => flat(page.text()));

  it('every row of the glossary is explained there, in its words or by the pages of its files', () => {
    const missing = GLOSSARY.filter(
      ({sentence, files}) =>
        !all.some(text => text.includes(sentence)) && (files === undefined || !files.some(file => asked(file) !== '')),
    );
    expect(missing.map(({sentence}) => sentence)).toEqual([]);
  });

  it('every directive, patch set and signal is explained there, and no other', () => {
    const told = [...asked('machine').matchAll(/#: (\w+)/g)].map(([, key]) => key as string);
    expect(told.sort()).toEqual(Object.keys(DEFAULT_SPEC).sort());
    for (const {name, about} of PATCH_SETS) expect(asked('patchset')).toContain(`${name} ${about}`);
    const signals = [...asked('signal').matchAll(/(\d+) ([A-Z]+\d?)\b/g)].map(([, number, name]) => [
      name,
      Number(number),
    ]);
    expect(signals).toEqual(Object.entries(SIGNALS));
  });

  it('the shell has each command that help tells of', () => {
    const inBin = new Set(commands.map(({name}) => name));
    for (const {name} of BUILTIN_HELP) {
      expect([...BUILTINS.keys()]).toContain(name);
      expect(inBin.has(name)).toBe(false);
    }
  });

  it('each file that has a page is there', () => {
    const paths = topicsOf(FILES).flatMap(({names}) =>
      names.filter(name => name.startsWith('/') && name !== '/etc/rc'),
    );
    const tests = paths.map(path => `test -e ${path.replace('PID', () => '$$')} || echo ${path}`);
    expect(runScript(`${tests.join('\n')}\n`).output).toBe('');
  });
});

it('man explains, lists, finds, and says what it does not know', () => {
  const {output} = runScript(`#: patchset cgroup-v1
man /sys/fs/cgroup/web/pids.max; man memory node; man -k synchronize_rcu; man numtasks; echo $?; man | grep -c cgroup.procs`);
  expect(output).toBe(`pids.max (control file of subsystem pids, file system type cgroup)

How many tasks a fork may bring this container and those below it to; max is
no limit.

Can be read and written. Not in the top container.
A write takes: max | N
node

A part of the memory that is near to some of the cpus. cpuset limits tasks to
nodes; tasks here have no pages, so nothing is placed on them.
grace period (concepts)
man: no manual entry for numtasks
1
1
`);
});

it('every program explains itself with --help, but those that the shell runs itself', () => {
  const {output} = runScript(`cd /bin; for c in *; do
  case $c in sh) ;; *) ( $c --help ) </dev/null 2>&1 | grep -q "^Usage: " || echo "$c";; esac
done`);
  expect(output.trim().split('\n')).toEqual(['[', 'echo', 'false', 'kill', 'printf', 'pwd', 'test', 'true']);
});
