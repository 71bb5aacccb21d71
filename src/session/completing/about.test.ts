import {expect, it} from 'vitest';
import {boot} from '../../testing/boot';
import {about} from './about';

const {machine, typeLine} = boot(`mkdir -p /dev/ct /dev/cg
mount -t container -o cpuset,numtasks none /dev/ct
mount -t cgroup -o freezer,pids none /dev/cg
mkdir /dev/ct/web /dev/cg/web
echo 0-1 > /dev/ct/web/cpus
`);
/** The cursor stands where the bar is. */
const told = (marked: string) => {
  const line = marked.replace('|', '');
  const {from, to, ...words} = about(machine.kernel, line, marked.indexOf('|'));
  return {word: line.slice(from, to), ...words};
};

it('tells of a command with its usage, and of each of its options', () => {
  expect(told('mk|dir -p /x')).toMatchObject({word: 'mkdir', title: 'mkdir (command)'});
  expect(told('mk|dir -p /x').text).toMatch(/^Usage: mkdir .*DIRECTORY/);
  expect(told('mkdir -|p /x')).toMatchObject({word: '-p', title: 'mkdir -p, --parents'});
  expect(told('true; c|d /')).toMatchObject({word: 'cd', title: 'cd (command of the shell)'});
  expect(told('whi|le true')).toMatchObject({word: 'while'});
});

it('tells of a control file with its value as of now, in the words of man', () => {
  const cpus = told('cat /dev/ct/web/cp|us');
  expect(cpus).toMatchObject({word: '/dev/ct/web/cpus', title: '/dev/ct/web/cpus'});
  expect(cpus.text).toBe(
    'now: 0-1\n\nThe cpus that tasks here may run on.\n\nCan be read and written.\nA write takes: CPUS',
  );
  expect(told('echo FR|OZEN > /dev/cg/web/freezer.state')).toMatchObject({
    word: 'FROZEN',
    title: '/dev/cg/web/freezer.state',
    text: expect.stringMatching(/^now: THAWED\n/),
  });
  expect(typeLine('man /dev/ct/web/cpus')).toContain('The cpus that tasks here may run on.');
});

it('tells of a task with its containers, wherever a pid is meant', () => {
  for (const line of ['kill |1', 'echo |1 > /dev/ct/web/tasks', 'ls /proc/|1'])
    expect(told(line)).toMatchObject({title: 'task 1, init', text: expect.stringContaining('(numtasks, cpuset): /')});
  expect(told('echo |1 > /dev/cg/web/pids.max').title).toBe('/dev/cg/web/pids.max');
  expect(told('kill |999').title).toBe('');
});

it('tells of containers, files of /proc, mounts, variables, topics and directives', () => {
  expect(told('ls /dev/ct/w|eb').title).toBe('/dev/ct/web, container, 0 tasks');
  expect(told('cat /proc/containers|').text).toContain('now: \nHierarchies:');
  expect(told('mount -t cgroup -o freezer,pi|ds none /x').title).toMatch(/^pids \(subsystem/);
  expect(told('mount -t cg|roup none /x').title).toBe('cgroup');
  typeLine('FRUIT=apple');
  expect(told('echo $FR|UIT')).toMatchObject({title: '$FRUIT', text: 'apple'});
  // What every object has is no variable.
  for (const name of ['constructor', 'toString', '__proto__'])
    expect(told(`echo $|${name}`).title).not.toBe(`$${name}`);
  expect(told('man to|rn').text).toMatch(/^A task that was forked/);
  expect(told('#: cp|us 4').text).toContain('1 to 64');
});

it('is silent about what it does not know', () => {
  for (const line of ['no|nsense', 'ls /no/su|ch', '# a com|ment', 'ls | ', '|', 'echo hel|lo'])
    expect(told(line)).toEqual({word: '', title: '', text: ''});
});
