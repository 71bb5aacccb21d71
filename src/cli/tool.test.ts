import {describe, expect, it} from 'vitest';
import type {Io} from './command';
import {commands} from './commands';
import {complainOfEnding} from './script-file';
import {runTool} from './tool';

/** Runs the tool on files that exist only here. */
async function tool(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const written = new Map<string, string>();
  let out = '';
  let err = '';
  const io: Io = {
    outBytes: bytes => {
      out += Buffer.from(bytes, 'latin1').toString('utf8');
    },
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    readText: path => files[path] ?? null,
    writeBytes: (folder, name, bytes) => {
      written.set(`${folder}/${name}`, bytes);
      return null;
    },
  };
  const status = await runTool(args, commands, io);
  return {status, out, err, written};
}

describe('menagerie run', () => {
  it('prints what the script printed, both streams, and ends with its status', async () => {
    const files = {'a.sh': 'echo grüße; ls /nothing; exit 3\n'};
    const {status, out, err} = await tool(['run', 'a.sh'], files);
    expect({status, err}).toEqual({status: 3, err: ''});
    expect(out).toMatch(/^grüße\nls: .*nothing.*: No such file or directory\n$/);
  });

  it('ends with 0 when each of several files ran to its end', async () => {
    const files = {'a.sh': 'echo a; false\n', 'b.sh': 'echo b\n'};
    expect(await tool(['run', 'a.sh', 'b.sh'], files)).toMatchObject({status: 0, out: 'a\nb\n'});
    expect(await tool(['run', 'a.sh', 'none.sh', 'b.sh'], files)).toMatchObject({status: 2, out: 'a\nb\n'});
  });

  it('writes transcripts to files', async () => {
    const files = {'x/a.sh': 'echo a\n', 'y/b': 'echo b\n'};
    const {status, out, written} = await tool(['run', '--out', 'results', 'x/a.sh', 'y/b'], files);
    expect({status, out}).toEqual({status: 0, out: ''});
    expect([...written]).toEqual([
      ['results/a.out', 'a\n'],
      ['results/b.out', 'b\n'],
    ]);
    expect(await tool(['run', '--out', 'r', 'x/a.sh', 'y/a.sh'], files)).toMatchObject({status: 2});
  });

  it('ends with 124 when the script is over its limit, and keeps what it printed', async () => {
    const {status, out, err} = await tool(['run', 'a.sh'], {'a.sh': '#: limit 1\necho before\nsleep 2\necho after\n'});
    expect({status, out}).toEqual({status: 124, out: 'before\n'});
    expect(err).toBe('a.sh: over its limit of 1 simulated seconds\n');
  });

  it('refuses what cannot be read or parsed with its place, status 2, and runs nothing of it', async () => {
    expect(await tool(['run', 'none.sh'])).toMatchObject({status: 2, err: 'menagerie: none.sh: cannot be read\n'});
    const unparsable = await tool(['run', 'a.sh'], {'a.sh': 'echo one\nif true; then\n'});
    expect(unparsable).toMatchObject({status: 2, out: '', err: expect.stringMatching(/^a\.sh:\d+:\d+: \S/)});
    expect(await tool(['run', 'a.sh'], {'a.sh': 'echo one\n[[ a == b ]]\n'})).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringMatching(/^a\.sh:2:1: .*\[\[/),
    });
    expect(await tool(['run', 'a.sh'], {'a.sh': '#: cpus 4\n#: colour red\necho\n'})).toMatchObject({
      status: 2,
      err: "a.sh:2: unknown directive 'colour'\n",
    });
  });

  it('runs on the machine that the directives ask for', async () => {
    expect(await tool(['run', 'a.sh'], {'a.sh': '#: cpus 7\nnproc\n'})).toMatchObject({out: '7\n'});
  });
});

describe('menagerie', () => {
  it('hash: the same script gives the same hash, another seed or script another', async () => {
    const files = {'a.sh': 'sleep 1; echo a\n', 'b.sh': 'sleep 1; echo b\n'};
    const first = await tool(['hash', 'a.sh'], files);
    expect(first).toMatchObject({status: 0, out: expect.stringMatching(/^[0-9a-f]{16}\n$/)});
    expect(await tool(['hash', 'a.sh'], files)).toEqual(first);
    expect((await tool(['hash', 'b.sh'], files)).out).not.toBe(first.out);
  });

  it('describe step: a move whose window a fork fell into, on a machine whose operations interleave', async () => {
    const script = `#: granularity step
mkdir /one /two; mount -t container -o cpuacct none /one; mount -t container -o numtasks none /two
mkdir /one/old /one/new /two/old /two/new
sh -c 'sleep 1; sleep 9 & wait' & p=$!
echo $p > /one/old/tasks; echo $p > /two/old/tasks; echo $p > /one/new/tasks; sleep 2; echo $p > /two/new/tasks
`;
    const {status, out} = await tool(['describe', 'step', 'a.sh'], {'a.sh': script});
    expect(status).toBe(0);
    expect(out).toMatch(/sh moves from old to new: moved in A, moved in B\n/);
    expect(out).toMatch(/torn: \d+ is in new in A, but still in old in B\n/);
    expect(out).toContain('manage_mutex: free');
  });

  it('describe: a view of the end in words', async () => {
    const files = {'a.sh': 'mkdir -p /dev/ct; mount -t container -o cpuset none /dev/ct; mkdir /dev/ct/web\n'};
    const {status, out} = await tool(['describe', 'hierarchies', 'a.sh'], files);
    expect(status).toBe(0);
    expect(out).toContain('web');
    expect(await tool(['describe', 'nothing', 'a.sh'], files)).toMatchObject({
      status: 2,
      err: expect.stringContaining('hierarchies'),
    });
  });

  it('hash and describe say why a script did not come to its end', async () => {
    const files = {'a.sh': '#: limit 1\nsleep 2\n'};
    const told = {status: 124, err: 'a.sh: over its limit of 1 simulated seconds\n'};
    expect(await tool(['hash', 'a.sh'], files)).toMatchObject({
      ...told,
      out: expect.stringMatching(/^[0-9a-f]{16}\n$/),
    });
    expect(await tool(['describe', 'machine', 'a.sh'], files)).toMatchObject(told);
    let said = '';
    const io = {err: (text: string) => (said += text)} as unknown as Io;
    expect(complainOfEnding('a.sh', {kind: 'panic', message: 'internal error: x', tick: 7}, io)).toBe(125);
    expect(said).toBe('a.sh: kernel panic at tick 7: internal error: x\n');
  });

  it('export: a script for a real kernel, or the lines that have no heir there', async () => {
    const files = {
      'a.sh': 'mount -t container -o cpuset x /a; cat /a/cpus\n',
      'b.sh': 'echo\ncat /proc/containers\n',
      'c.sh': 'if true; then\n',
    };
    const exported = await tool(['export', 'a.sh'], files);
    expect(exported).toMatchObject({status: 0, err: ''});
    expect(exported.out).toMatch(/^#!\/bin\/sh\n# [\s\S]*\nmount -t cgroup -o cpuset x \/a; cat \/a\/cpuset\.cpus\n$/);
    expect(await tool(['export', 'b.sh'], files)).toMatchObject({
      status: 2,
      out: '',
      err: 'b.sh:2: /proc/containers has no heir: /proc/cgroups lists other columns\n',
    });
    expect(await tool(['export', 'c.sh'], files)).toMatchObject({status: 2, err: expect.stringMatching(/^c\.sh:\d+:/)});
  });

  it('fuzz: says how much it did', async () => {
    const found = await tool(['fuzz', '--ops', '300', '--seed', '4']);
    expect(found).toMatchObject({status: 0, out: '0 violations, 0 panics, 300 operations\n'});
  });

  it.each([
    [[], 'usage: menagerie'],
    [['nonsense'], 'there is no command nonsense'],
    [['run'], 'no file given'],
    [['run', '--colour', 'a.sh'], 'unknown option --colour'],
    [['run', '--out'], 'option --out needs a value'],
    [['hash'], 'expected one file'],
    [['fuzz', '--ops', 'many'], '--ops: expected a whole number'],
    [['bench', 'nothing'], 'there is no line nothing'],
  ])('%j is refused with usage', async (args, message) => {
    const {status, out, err} = await tool(args);
    expect({status, out}).toEqual({status: 2, out: ''});
    expect(err).toContain(message);
    expect(err).toContain('usage: menagerie');
  });
});
