// su: a shell, or one command, as another user.

import {failed, syscall} from '../../../abi';
import {complain, complainOf, defineCommand, execFailure, execProgram, userId} from '../../libc';

export const su = defineCommand(
  {
    name: 'su',
    usage: 'su [USER] [-c COMMAND]',
    about: 'Run a shell as another user (root if none is named)',
    options: [{flag: '-c', value: 'COMMAND', about: 'Run this command line and end'}],
    operands: [0, 1],
  },
  function* (call) {
    const user = call.operands[0] ?? 'root';
    const uid = userId(user);
    if (uid === undefined) {
      yield* complain('su', `unknown user ${user}`);
      return 1;
    }
    for (const answer of [yield* syscall('setgid', uid), yield* syscall('setuid', uid)])
      if (failed(answer)) {
        yield* complainOf('su', "can't change user", answer);
        return 1;
      }
    const command = call.value('-c');
    const argv = command === undefined ? ['sh'] : ['sh', '-c', command];
    const failure = yield* execProgram(['/bin/sh', ...argv.slice(1)], {...call.context.environ, USER: user});
    const {message, status} = execFailure('/bin/sh', failure);
    yield* complain('su', message);
    return status;
  },
);
