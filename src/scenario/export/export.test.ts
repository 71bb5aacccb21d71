import {describe, expect, it} from 'vitest';
import {exportScript} from './export';

/** The script without what was put before it. */
function translated(text: string): string {
  const exported = exportScript(text);
  if (!exported.ok) throw new Error(exported.refusals.map(one => one.message).join('\n'));
  return exported.script.replace(/^(?:#.*\n)*/, '');
}

function refusals(text: string): string[] {
  const exported = exportScript(text);
  return exported.ok ? [] : exported.refusals.map(({line, message}) => `${line}: ${message}`);
}

const MOUNT = 'mount -t container -o cpuset x /a\n';

describe('a script of the cgroup dialect', () => {
  it('stays as it is, also where it holds words that mean something in V6', () => {
    const script = 'mount -t cgroup -o cpuset x /container\necho 1 > /container/cpuset.cpus # cpus\nls /a/cpus mems\n';
    expect(translated(script)).toBe(script);
    const legacy = 'mount -t cpuset x /dev/cpuset\ncat /dev/cpuset/cpus\n';
    expect(translated(legacy)).toBe(legacy);
  });

  it('says what it needs, keeps directives, and brings a spin along', () => {
    const exported = exportScript('#: cpus 2\n#: nodes 1\nmount -t cgroup -o pids,freezer x /a\nspin 1 &\n');
    const script = exported.ok ? exported.script : '';
    expect(script).toMatch(/^#!\/bin\/sh\n# Taken home/);
    expect(script).toContain('# - controllers: freezer, pids\n');
    expect(script).toContain('2 cpus in 1 node, 512 MiB');
    expect(script).toContain('\n#: cpus 2\n#: nodes 1\n');
    expect(script).toContain('command -v spin');
    expect(translated('#!/bin/sh\necho spinning\n')).toBe('echo spinning\n');
  });
});

describe('a script of V6', () => {
  it.each([
    ['cat /a/cpus "/a/$d/mems" $a/cpu_exclusive', 'cat /a/cpuset.cpus "/a/$d/cpuset.mems" $a/cpuset.cpu_exclusive'],
    ['cd /a; echo 1 > cpus; cat mems', 'cd /a; echo 1 > cpuset.cpus; cat cpuset.mems'],
    ['for f in cpus mems; do cat /a/$f; done', 'for f in cpuset.cpus cpuset.mems; do cat /a/$f; done'],
    ["F='cpus mems'; echo cpus $F # cpus", "F='cpuset.cpus cpuset.mems'; echo cpus $F # cpus"],
    ['echo "cpus $(cat /a/cpus)"', 'echo "cpus $(cat /a/cpuset.cpus)"'],
    ['cat /proc/$$/container /proc/self/container', 'cat /proc/$$/cgroup /proc/self/cgroup'],
    ["sh -c 'cd /a; cat mems'", "sh -c 'cd /a; cat cpuset.mems'"],
    ['mkdir /container; cat /a/tasks', 'mkdir /container; cat /a/tasks'],
    ["cat > h <<'E'\necho 0 > /a/mems\nE", "cat > h <<'E'\necho 0 > /a/cpuset.mems\nE"],
    ['try mount -tcontainer -ocpuset,debug1 y /b', 'try mount -tcgroup -ocpuset,name=debug1 y /b'],
    ['mount -t container -o debug2 y /b', 'mount -t cgroup -o none,name=debug2 y /b'],
  ])('%s', (line, expected) => {
    expect(translated(`${MOUNT}${line}\n`)).toBe(`mount -t cgroup -o cpuset x /a\n${expected}\n`);
  });

  it.each([
    ['mount -t container -o numtasks x /n', 'numtasks has no heir'],
    ['mount -t container x /n', 'mounts every subsystem'],
    ['mount -t container -o debug1,debug2 x /n', 'one debug subsystem at most'],
    ['for s in cpuset debug1; do mount -t container -o $s x /$s; done', 'must be written out'],
    ['mount -t $t x /n', 'the type of this mount is not written out'],
    ['mount -t cgroup -o pids x /n', 'mounts both dialects'],
    ['cat /proc/containers', '/proc/containers has no heir'],
    ['cat /sys/module/numtasks/parameters/forkrate', '/sys/module/numtasks has no heir'],
    ['cat /a/g/cpuacct.usage', 'milliseconds'],
    ['cat /a/debug1.references', 'files of debug subsystems'],
    ['ls /a | grep "^cpus$"', 'inside of a longer text'],
    ['ls /a/cpu*', 'a pattern for names'],
    ['cat $p/container', 'cannot be told from'],
    ['mkdir /a/cpus', 'a directory called cpus'],
    ['cat /a/c"pu"s', 'written in pieces'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
    ['cat ${f:-cpus}', 'parameter expansion'],
  ])('%s is refused with its line', (line, because) => {
    const said = refusals(`${MOUNT}${line}\n`);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^2: /);
    expect(said[0]).toContain(because);
  });

  it('is left alone on a machine without V6, where it fails as it does on a real kernel', () => {
    const script = `#: patchset cgroup-v1\n${MOUNT}cat /proc/containers\n`;
    const taken = exportScript(script);
    expect(taken).toMatchObject({ok: true, translated: false});
    expect(taken.ok && taken.script.endsWith(script)).toBe(true);
    expect(taken.ok && taken.script).not.toContain('Translated');
  });

  it('is refused with every line that keeps it here, in order', () => {
    expect(refusals(`#: quirks on\ncat /proc/containers\n${MOUNT}mount -t container x /b\n`)).toEqual([
      expect.stringMatching(/^1: /),
      expect.stringMatching(/^2: /),
      expect.stringMatching(/^4: /),
    ]);
  });
});
