// What every subsystem owes, whichever it is: a new one is measured by it without a line of its own.
import {describe, expect, it} from 'vitest';
import {clonePlain} from '../../base';
import {smallKernel} from '../../testing/small-kernel';
import {countMembers, type Subsystem} from '../kernel';
import {subsystemsFor} from '.';

const subsystems = subsystemsFor({debug: 2});

function mounted({name, dialects}: Subsystem) {
  const m = smallKernel({debug: 2});
  m.call('mkdir', '/c', 0o755);
  expect(m.errno('mount', 'none', '/c', dialects[0], 0, name)).toBe('');
  return m;
}

describe('ids', () => {
  it('are fixed in the order of registration, 0 being reserved', () => {
    expect(subsystems.map(({name, id}) => `${id} ${name}`)).toEqual([
      '1 cpuset',
      '2 cpuacct',
      '3 numtasks',
      '4 debug1',
      '5 debug2',
      '100 cpu',
      '101 freezer',
      '102 pids',
      '103 debug',
    ]);
  });
});

describe.each(subsystems)('subsystem $name', subsystem => {
  it('has a plain state, made and removed with the container', () => {
    const m = mounted(subsystem);
    expect(m.errno('mkdir', '/c/g', 0o755)).toBe('');
    const g = [...m.k.state.containers].find(([, row]) => row.name === 'g');
    const state = g?.[1].css[subsystem.name]?.state;
    expect(state).not.toBeUndefined();
    expect(JSON.parse(JSON.stringify(state))).toEqual(clonePlain(state));
    expect(m.errno('rmdir', '/c/g')).toBe('');
    expect(m.errno('umount', '/c', 0)).toBe('');
    expect(m.k.state.misc.bound[subsystem.name]).toBe(0);
    expect(m.k.state.containers.get(m.k.state.misc.dummyTop).css[subsystem.name]).toBeDefined();
  });

  it('names its files, explains them, and reads each in every directory', () => {
    const m = mounted(subsystem);
    m.call('mkdir', '/c/g', 0o755);
    for (const dialect of subsystem.dialects) {
      const names = subsystem.files(dialect).map(file => file.name);
      expect(new Set(names).size).toBe(names.length);
      const unprefixed = subsystem.name === 'cpuset' && dialect === 'container';
      for (const file of subsystem.files(dialect)) {
        expect(file.about).toMatch(/\.$/);
        if (!unprefixed) expect(file.name.startsWith(`${subsystem.name}.`)).toBe(true);
      }
    }
    for (const {name, read, only} of subsystem.files(subsystem.dialects[0] ?? 'container')) {
      for (const [path, place] of [
        ['/c', 'top'],
        ['/c/g', 'children'],
      ] as const) {
        const answer = m.read(`${path}/${name}`);
        if (only !== undefined && only !== place) expect(answer).toBe('ENOENT');
        else if (read !== undefined) expect(answer).not.toMatch(/^E[A-Z]+$/);
      }
    }
  });

  it('changes nothing when it refuses an attach, and balances forks and exits', () => {
    const m = mounted(subsystem);
    m.call('mkdir', '/c/g', 0o755);
    const before = JSON.stringify([...m.k.state.containers]);
    if (m.write('/c/g/tasks', '1\n') !== '') expect(JSON.stringify([...m.k.state.containers])).toBe(before);
    const born = [m.fork(), m.fork()];
    for (const task of born) born.push(...(born.length < 12 ? [m.fork(task), m.fork(task)] : []));
    for (const task of born) m.exit(task);
    for (const [id, count] of countMembers(m.k)) expect(m.k.state.containers.get(id).count).toBe(count);
  });

  it('bears any garbage in its files, and lets the lock go', () => {
    const m = mounted(subsystem);
    m.call('mkdir', '/c/g', 0o755);
    for (const {name} of subsystem.files(subsystem.dialects[0] ?? 'container')) {
      for (const text of ['\n', 'abc\n', '-1\n', '99999999999999999999\n', '0-\n', ',', '\0', '1e3', 'a=b,c']) {
        m.write(`/c/g/${name}`, text);
        expect(m.k.state.misc.locks).toEqual({manage_mutex: 0, callback_mutex: 0, tasklist_lock: 0});
      }
      expect(m.read(`/c/g/${name}`)).not.toContain('NaN');
    }
  });
});
