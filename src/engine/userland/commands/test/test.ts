// test and [: a condition as an exit status.

import type {SyscallResult, UserCode} from '../../../abi';
import {begin, complain, defineCommand, evaluateTest, type Invocation, save} from '../../libc';

const OPTIONS = [
  {flag: '-e', value: 'FILE', about: 'The file exists'},
  {flag: '-f', value: 'FILE', about: 'It is a regular file'},
  {flag: '-d', value: 'FILE', about: 'It is a directory'},
  {flag: '-c', value: 'FILE', about: 'It is a character device'},
  {flag: '-p', value: 'FILE', about: 'It is a pipe'},
  {flag: '-L', aliases: ['-h'], value: 'FILE', about: 'It is a symbolic link'},
  {flag: '-s', value: 'FILE', about: 'It is not empty'},
  {flag: '-r', value: 'FILE', about: 'It can be read'},
  {flag: '-w', value: 'FILE', about: 'It can be written'},
  {flag: '-x', value: 'FILE', about: 'It can be run, or entered'},
  {flag: '-z', value: 'TEXT', about: 'The text is empty'},
  {flag: '-n', value: 'TEXT', about: 'The text is not empty'},
  {flag: '-t', value: 'FD', about: 'The descriptor is the terminal'},
];

function* run({name, context, operands}: Invocation): UserCode<number> {
  const s = begin(context, {answers: [] as SyscallResult[]});
  const argv = [name, ...operands];
  for (const request of evaluateTest(argv).requests.slice(s.answers.length)) {
    save(context, s);
    s.answers.push(yield request);
  }
  const {status, error} = evaluateTest(argv, s.answers);
  if (error !== '') yield* complain(name, error);
  return status;
}

export const test = defineCommand(
  {
    name: 'test',
    usage: 'test EXPRESSION',
    about:
      'Tell by the exit status whether a condition holds: files, texts (= != < >), numbers (-eq -ne -lt -le -gt -ge)',
    options: OPTIONS,
    literal: true,
  },
  run,
);

export const bracket = defineCommand(
  {name: '[', usage: '[ EXPRESSION ]', about: 'The same as test', options: OPTIONS, literal: true},
  run,
);
