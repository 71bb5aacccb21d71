import {describe, expect, it} from 'vitest';
import {fakeMachine, fakeSlices} from '../testing/updates';
import {describeFindings, type Findings, find} from '.';

const slices = fakeSlices(fakeMachine({tasks: 200}));
const keys = ({list}: Findings): string[] => list.map(one => one.key);
const first = (text: string) => find(slices, text).list[0];

describe('finding', () => {
  it('finds a task by its pid, and by how the pid begins, but not by its middle', () => {
    expect(first('812')?.target).toEqual({kind: 'task', pid: 812});
    expect(keys(find(slices, '81'))).toContain('t812');
    expect(keys(find(slices, '12'))).not.toContain('t812');
  });

  it('finds tasks by command in any case, whole names before parts, with the places they are in', () => {
    const {total, list} = find(slices, 'HTTPD');
    const {tasks} = slices;
    const all = Array.from(tasks.pid).filter((_, row) => tasks.comms[tasks.comm[row]!] === 'httpd');
    expect(total).toBe(all.length);
    expect(list.every(one => one.kind === 'task' && /^A:\/\S+ B:\/\S+$/.test(one.note))).toBe(true);
    expect(first('init')?.name).toBe('1 init');
  });

  it('finds a container by name and by path, an exact name first', () => {
    expect(first('cgi')?.name).toBe('A:/web/cgi');
    expect(keys(find(slices, 'a:/web'))).toHaveLength(2);
    const [best, next] = find(slices, 'web').list;
    expect([best?.name, next?.name]).toEqual(['A:/web', 'A:/web/cgi']);
  });

  it('finds a hierarchy by letter and by where it is mounted: it leads to the top container', () => {
    const {hierarchies} = slices;
    expect(first('b')).toMatchObject({kind: 'hierarchy', target: {kind: 'container', id: hierarchies[1]!.top}});
    expect(first('/dev/nt')?.name).toBe('B, numtasks');
  });

  it('finds a subsystem by name and says where it is bound', () => {
    expect(first('cpuacct')).toMatchObject({kind: 'subsystem', note: 'in hierarchy A, /dev/ct'});
    expect(keys(find(slices, 'cpu'))).toEqual(['scpuset', 'scpuacct']);
  });

  it('finds nothing for nothing, and lists no more than the first fifty', () => {
    expect(find(slices, '  ')).toEqual({total: 0, list: []});
    const many = find(fakeSlices(fakeMachine({tasks: 900})), '2');
    expect(many.total).toBeGreaterThan(700);
    expect(many.list).toHaveLength(50);
    expect(new Set(keys(many)).size).toBe(50);
  });

  it('says how much was found', () => {
    expect(describeFindings(find(slices, 'nobody'), 'nobody')).toBe('Nothing is called nobody');
    expect(describeFindings(find(slices, 'cpu'), 'cpu')).toBe('2 found');
    expect(describeFindings({total: 212, list: find(slices, 'cpu').list}, 'x')).toBe(
      '212 found, the first 2 are listed',
    );
  });
});
