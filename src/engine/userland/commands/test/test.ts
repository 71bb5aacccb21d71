// test and [: a condition as an exit status.

import type {SyscallResult, UserCode} from '../../../abi';
import {defineCommand, evaluateTest, type Invocation} from '../../libc';

const OPTIONS = `-e FILE  The file exists
  -f FILE  It is a regular file
  -d FILE  It is a directory
  -c FILE  It is a character device
  -p FILE  It is a pipe
  -L, -h FILE  It is a symbolic link
  -s FILE  It is not empty
  -r FILE  It can be read
  -w FILE  It can be written
  -x FILE  It can be run, or entered
  -z TEXT  The text is empty
  -n TEXT  The text is not empty
  -t FD  The descriptor is the terminal`;

function* run(call: Invocation): UserCode<number> {
  const argv = [call.name, ...call.operands];
  const s = call.begin({answers: [] as SyscallResult[]});
  for (const request of evaluateTest(argv).requests.slice(s.answers.length)) {
    call.save();
    s.answers.push(yield request);
  }
  const {status, error} = evaluateTest(argv, s.answers);
  return error === '' ? status : yield* call.fail(error, status);
}

export const test = defineCommand(
  `test EXPRESSION
  Tell by the exit status whether a condition holds: files, texts (= != < >), numbers (-eq -ne -lt -le -gt -ge)
  ${OPTIONS}`,
  {literal: true},
  run,
);

export const bracket = defineCommand(`[ EXPRESSION ]\nThe same as test\n${OPTIONS}`, {literal: true}, run);
