import {beforeEach, describe, expect, test} from 'vitest';
import {bootFixture, cat, nobody, ROOT_TASK, root, store} from '../../../testing/kernel-by-hand';
import {O_APPEND, O_CLOEXEC, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY, type Stat} from '../../abi';
import {closeFile, type Kernel, shareFile} from '..';

let k: Kernel;
beforeEach(() => {
  k = bootFixture();
});
const open = (path: string, flags: number, mode = 0o666) => root(k, 'open', path, flags, mode) as number;
const statOf = (path: string) => root(k, 'stat', path, true) as Stat;

describe('open(2)', () => {
  test('creates with the mode that the umask leaves, owned by the caller', () => {
    store(k, '/tmp/f', 'x', 3);
    expect(statOf('/tmp/f')).toMatchObject({kind: 'file', mode: 0o644, uid: 65534, gid: 65534, size: 1, nlink: 1});
    expect(root(k, 'umask', 0o077)).toBe(0o022);
    store(k, '/tmp/g', '');
    expect(statOf('/tmp/g').mode).toBe(0o600);
  });

  test('O_EXCL refuses what exists, O_TRUNC empties it, without O_CREAT nothing is made', () => {
    store(k, '/tmp/f', 'long');
    expect(open('/tmp/f', O_CREAT | O_EXCL | O_WRONLY)).toBe('EEXIST');
    expect(open('/tmp/none', O_WRONLY)).toBe('ENOENT');
    open('/tmp/f', O_WRONLY | O_TRUNC);
    expect(statOf('/tmp/f').size).toBe(0);
  });

  test('refuses directories for writing, and reading from one', () => {
    expect(open('/tmp', O_WRONLY)).toBe('EISDIR');
    expect(open('/tmp', O_RDWR | O_CREAT)).toBe('EISDIR');
    expect(open('/tmp/new/', O_WRONLY | O_CREAT)).toBe('EISDIR');
    expect(root(k, 'read', open('/tmp', O_RDONLY), 10)).toBe('EISDIR');
  });

  test('asks the mode bits of file and directory, but not root', () => {
    store(k, '/etc/secret', 's');
    root(k, 'chmod', '/etc/secret', 0o600);
    expect(cat(k, '/etc/secret', 3)).toBe('EACCES');
    expect(store(k, '/etc/new', 'x', 3)).toBe('EACCES');
    root(k, 'chmod', '/etc/secret', 0o000);
    expect(cat(k, '/etc/secret')).toBe('s');
    expect(nobody(k, 'access', '/etc/passwd', 4)).toBe(0);
    expect(nobody(k, 'access', '/etc/passwd', 2)).toBe('EACCES');
    expect(root(k, 'access', '/etc/passwd', 1)).toBe('EACCES');
    expect(root(k, 'access', '/bin/sh', 1)).toBe(0);
  });

  test('gives the lowest free descriptor, and none above 1023', () => {
    expect([open('/tmp', 0), open('/tmp', 0), open('/tmp', 0)]).toEqual([0, 1, 2]);
    root(k, 'close', 1);
    expect(open('/tmp', 0)).toBe(1);
    for (let fd = 3; fd < 1024; fd++) expect(open('/tmp', 0)).toBe(fd);
    expect(open('/tmp', 0)).toBe('EMFILE');
    expect(root(k, 'pipe')).toBe('EMFILE');
    root(k, 'close', 500);
    expect(root(k, 'pipe')).toBe('EMFILE');
    expect(open('/tmp', 0)).toBe(500);
  });
});

describe('read(2) and write(2)', () => {
  test('go on where the last one ended; descriptors that share a file share the place', () => {
    store(k, '/tmp/f', 'abcdef');
    const fd = open('/tmp/f', O_RDWR);
    expect(root(k, 'read', fd, 2)).toBe('ab');
    const twin = root(k, 'dup2', fd, 7) as number;
    expect(root(k, 'read', twin, 2)).toBe('cd');
    expect(root(k, 'write', fd, 'XYZ')).toBe(3);
    expect(root(k, 'read', fd, 5)).toBe('');
    expect(cat(k, '/tmp/f')).toBe('abcdXYZ');
  });

  test('O_APPEND writes at the end whatever others did', () => {
    const a = open('/tmp/f', O_WRONLY | O_CREAT | O_APPEND);
    const b = open('/tmp/f', O_WRONLY | O_CREAT | O_APPEND);
    root(k, 'write', a, 'one ');
    root(k, 'write', b, 'two ');
    root(k, 'write', a, 'three');
    expect(cat(k, '/tmp/f')).toBe('one two three');
  });

  test('refuse descriptors that are closed or open for the other direction', () => {
    expect(root(k, 'read', 5, 1)).toBe('EBADF');
    expect(root(k, 'write', open('/etc/passwd', O_RDONLY), 'x')).toBe('EBADF');
    expect(root(k, 'read', open('/tmp/f', O_WRONLY | O_CREAT), 1)).toBe('EBADF');
    expect(root(k, 'close', 5)).toBe('EBADF');
  });

  test('a file without a name lives until its last descriptor is closed', () => {
    store(k, '/tmp/f', 'still here');
    const inodes = k.state.inodes.size;
    const fd = open('/tmp/f', O_RDONLY);
    const file = k.state.records.get(ROOT_TASK).fds[fd] as number;
    shareFile(k, file);
    root(k, 'unlink', '/tmp/f');
    root(k, 'close', fd);
    expect(k.state.inodes.size).toBe(inodes);
    closeFile(k, ROOT_TASK, file);
    expect(k.state.inodes.size).toBe(inodes - 1);
    expect(k.state.files.size).toBe(0);
  });

  test('null swallows, zero gives', () => {
    const zero = open('/dev/zero', O_RDWR);
    expect(root(k, 'read', zero, 3)).toBe('\0\0\0');
    expect(root(k, 'write', zero, 'abc')).toBe(3);
    const sink = open('/dev/null', O_RDWR);
    expect(root(k, 'write', sink, 'abc')).toBe(3);
    expect(root(k, 'read', sink, 10)).toBe('');
    expect(statOf('/dev/null').kind).toBe('char');
  });
});

describe('descriptors', () => {
  test('dup2 closes what stood there; to itself it changes nothing', () => {
    store(k, '/tmp/f', 'f');
    const fd = open('/tmp/f', O_RDONLY);
    const other = open('/etc/passwd', O_RDONLY);
    expect(root(k, 'dup2', fd, other)).toBe(other);
    expect(k.state.files.size).toBe(1);
    expect(root(k, 'dup2', fd, fd)).toBe(fd);
    expect(root(k, 'read', other, 10)).toBe('f');
    expect(root(k, 'dup2', 9, 1)).toBe('EBADF');
  });

  test('dupAbove takes the lowest free one above, closed on exec, as O_CLOEXEC is', () => {
    const fd = open('/etc/passwd', O_RDONLY | O_CLOEXEC);
    expect(root(k, 'dupAbove', fd, 10)).toBe(10);
    expect(root(k, 'dupAbove', fd, 10)).toBe(11);
    expect(k.state.records.get(ROOT_TASK).closeOnExec).toEqual([fd, 10, 11]);
    root(k, 'close', 10);
    root(k, 'dup2', 11, fd);
    expect(k.state.records.get(ROOT_TASK).closeOnExec).toEqual([11]);
  });
});
