// env: shows the environment, or runs a program in a changed one.

import {complain, defineCommand, execFailure, execProgram, print} from '../../libc';

export const env = defineCommand(
  {
    name: 'env',
    usage: 'env [-i] [-u NAME]... [NAME=VALUE]... [COMMAND [ARG]...]',
    about: 'Show the environment, or run a command in a changed one',
    options: [
      {flag: '-i', about: 'Begin with an empty environment'},
      {flag: '-u', value: 'NAME', about: 'Remove a variable'},
    ],
    optionsFirst: true,
  },
  function* (call) {
    const environ: Record<string, string> = call.has('-i') ? {} : {...call.context.environ};
    for (const name of call.values('-u')) delete environ[name];
    let at = 0;
    for (; call.operands[at]?.includes('=') === true; at++) {
      const word = call.operands[at] as string;
      environ[word.slice(0, word.indexOf('='))] = word.slice(word.indexOf('=') + 1);
    }
    const argv = call.operands.slice(at);
    if (argv.length === 0) {
      const lines = Object.entries(environ).map(([name, value]) => `${name}=${value}\n`);
      return yield* print('env', lines.join(''));
    }
    const {message, status} = execFailure(argv[0] as string, yield* execProgram(argv, environ));
    yield* complain('env', message);
    return status;
  },
);
