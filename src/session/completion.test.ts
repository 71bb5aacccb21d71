import {describe, expect, it} from 'vitest';
import {boot} from '../testing/boot';
import {complete} from './completion';

const {machine, typeLine} = boot('mkdir -p /dev/ct/sub /tmp/dir; touch /tmp/file /tmp/.hidden; sleep 1000 &\n', {
  debug: 1,
});
const offer = (line: string, cursor = line.length) => {
  const {from, items} = complete(machine.kernel, line, cursor);
  return {from, texts: items.map(item => item.text)};
};

describe('completion', () => {
  it('offers commands, builtins and programs alike, where a command stands', () => {
    expect(offer('mkd').texts).toEqual(['mkdir']);
    expect(offer('ec').texts).toContain('echo');
    expect(offer('true && mou')).toEqual({from: 8, texts: ['mount']});
    expect(offer('(ca').texts).toContain('cat');
    expect(offer('zzz').texts).toEqual([]);
  });

  it('offers paths of the machine, directories with their slash', () => {
    expect(offer('ls /tmp/')).toEqual({from: 8, texts: ['dir/', 'file']});
    expect(offer('ls /tmp/f')).toEqual({from: 8, texts: ['file']});
    expect(offer('cat < /tmp/d')).toEqual({from: 11, texts: ['dir/']});
    expect(offer('echo 1 > /dev/ct/s')).toEqual({from: 17, texts: ['sub/']});
    expect(offer('ls /no/such/').texts).toEqual([]);
  });

  it('offers paths from where the shell stands', () => {
    typeLine('cd /tmp');
    expect(offer('cat fi')).toEqual({from: 4, texts: ['file']});
  });

  it('offers pids with the names of their tasks', () => {
    const {items} = complete(machine.kernel, 'kill ', 5);
    const sleeper = items.find(item => item.detail === 'sleep');
    expect(sleeper?.kind).toBe('pid');
    expect(offer(`kill ${sleeper?.text}`).texts).toContain(sleeper?.text);
  });

  it('offers subsystems after mount -o and types after mount -t', () => {
    expect(offer('mount -t container -o cpu')).toEqual({from: 22, texts: ['cpuacct', 'cpuset']});
    expect(offer('mount -t container -o cpuset,')).toMatchObject({from: 29});
    expect(offer('mount -t container -o cpuset,').texts).toContain('debug1');
    expect(offer('mount -t container -o cpuset,').texts).not.toContain('cpuset');
    expect(offer('mount -t cont').texts).toEqual(['container']);
  });

  it('looks only at what stands before the cursor', () => {
    expect(offer('ls /tmp/f; echo', 9)).toEqual({from: 8, texts: ['file']});
  });
});
