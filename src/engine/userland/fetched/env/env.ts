// env: shows the environment, or runs a program in a changed one.

import {setKey} from '../../../../base';
import {defineCommand} from '../../libc';

export const env = defineCommand(
  `env [-i] [-u NAME]... [NAME=VALUE]... [COMMAND [ARG]...]
  Show the environment, or run a command in a changed one
  -i  Begin with an empty environment
  -u NAME  Remove a variable`,
  {optionsFirst: true},
  function* (call) {
    const environ: Record<string, string> = call.has('-i') ? {} : {...call.context.environ};
    for (const name of call.values('-u')) delete environ[name];
    let at = 0;
    for (; call.operands[at]?.includes('=') === true; at++) {
      const word = call.operands[at] as string;
      setKey(environ, word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1));
    }
    const argv = call.operands.slice(at);
    if (argv.length === 0) {
      const lines = Object.entries(environ).map(([name, value]) => `${name}=${value}\n`);
      return yield* call.print(lines.join(''));
    }
    return yield* call.exec(argv, environ);
  },
);
