// Random lines of the shell: what a person might type who knows the commands and some of the names.

import {type RandomState, randomInt} from '../../base';
import {
  AGENTS,
  chance,
  controlFile,
  directory,
  FLAGS,
  LISTS,
  type Mix,
  MOUNTPOINTS,
  mountWords,
  name,
  pick,
  SIGNALS_SENT,
  text,
  USERS,
} from './choices';

/** As one word of the shell, with everything in it that the shell would read. */
const quote = (word: string): string =>
  `'${word
    .replace(/[^\x20-\x7e\n]/g, '')
    .slice(0, 200)
    .replaceAll("'", '')}'`;

const OTHER_FILES = [
  '/tmp/x',
  '/tmp/y',
  '/etc/hostname',
  '/dev/null',
  '/proc/self/stat',
  '/proc/1/status',
  '/bin/true',
  '/no/x',
  '',
] as const;
const file = (random: RandomState) => (chance(random, 60) ? controlFile(random) : pick(random, OTHER_FILES));
const pid = (random: RandomState) => pick(random, ['$$', '$!', '0', '1', '2', '99999', 'x', '-1', '$((2+40))', '30']);

type Writer = (random: RandomState, mix: Mix) => string;

const LINES: readonly Writer[] = [
  random => `mkdir ${pick(random, ['', '-p ', '-m 700 '])}${quote(`${directory(random)}/${name(random)}`)}`,
  random => `mkdir ${quote(directory(random))}`,
  random => `mkdir ${quote(`${pick(random, MOUNTPOINTS)}/${name(random)}`)}`,
  random => `rmdir ${quote(directory(random))}`,
  random => `rm ${pick(random, ['', '-f ', '-r '])}${quote(file(random))}`,
  random => `mv ${quote(directory(random))} ${quote(`${directory(random)}/${name(random)}`)}`,
  random => `echo ${pid(random)} > ${quote(`${directory(random)}/tasks`)}`,
  random => `echo ${pid(random)} > ${quote(`${directory(random)}/tasks`)}`,
  random => `sleep 0.01 & echo $! > ${quote(`${directory(random)}/tasks`)}`,
  random => `printf %s ${quote(text(random))} > ${quote(file(random))}`,
  random =>
    `echo ${quote(pick(random, LISTS))} > ${quote(`${directory(random)}/${pick(random, ['cpus', 'mems', 'cpuset.cpus', 'cpuset.mems'])}`)}`,
  random => `echo ${quote(pick(random, FLAGS))} > ${quote(controlFile(random))}`,
  random => `echo ${quote(pick(random, AGENTS))} > ${pick(random, MOUNTPOINTS)}/release_agent`,
  random => `cat ${quote(file(random))}`,
  random => `cat < ${quote(file(random))} | wc -c`,
  random => `ls -ld ${quote(directory(random))}`,
  (random, mix) => mountLine(random, mix, ''),
  (random, mix) => mountLine(random, mix, ''),
  (random, mix) => mountLine(random, mix, 'remount,'),
  random => `mount --bind ${quote(directory(random))} ${pick(random, MOUNTPOINTS)}`,
  random => `umount ${chance(random, 70) ? pick(random, MOUNTPOINTS) : quote(directory(random))}`,
  random => `chmod ${pick(random, ['755', '000', '777', 'a+w', '9'])} ${quote(file(random))}`,
  random =>
    `chown ${pick(random, ['root', '1000', 'nobody', 'x'])} ${quote(chance(random, 50) ? file(random) : directory(random))}`,
  random => `kill -${pick(random, SIGNALS_SENT)} ${pid(random)}`,
  random => `cd ${quote(chance(random, 50) ? directory(random) : '/')}`,
  random => `ln ${pick(random, ['', '-s '])}${quote(file(random))} ${quote(file(random))}`,
  random => `cp ${quote(file(random))} ${quote(file(random))}`,
  random => `taskset -p ${pick(random, ['1', '2', 'f', '80'])} ${pid(random)}`,
  random => `readlink ${quote(file(random))}`,
  random =>
    `${pick(random, ['/no/such', '/etc/hostname', '/tmp', '/agents/remove', '/agents/note'])} ${name(random) === '..' ? '/a' : ''}`,
  random => `hostname ${pick(random, ['', 'x', 'y'.repeat(65)])}`,
  random => `sh -c 'exit ${randomInt(random, 5)}'`,
];

function mountLine(random: RandomState, mix: Mix, first: string): string {
  const [type, options] = mountWords(random, mix);
  const words = `${first}${options}`;
  return `mount -t ${type} ${words === '' ? '' : `-o ${quote(words)} `}none ${pick(random, MOUNTPOINTS)}`;
}

/** One line, without its newline: a command, now and then as somebody else. */
export function line(random: RandomState, mix: Mix): string {
  const plain = pick(random, LINES)(random, mix);
  if (!chance(random, 12)) return plain;
  const user = pick(random, USERS);
  return `su ${user} -c "${plain.replace(/(["$\\])/g, '\\$1')}"`;
}
