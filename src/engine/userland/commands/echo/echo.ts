// echo: prints its words. The shell has it built in; this is /bin/echo, a task of its own.

import {defineCommand, formatEcho, print} from '../../libc';

export const echo = defineCommand(
  {
    name: 'echo',
    usage: 'echo [-neE] [WORD]...',
    about: 'Print words',
    options: [
      {flag: '-n', about: 'No newline at the end'},
      {flag: '-e', about: 'Interpret backslash escapes'},
      {flag: '-E', about: 'Do not interpret them (default)'},
    ],
    literal: true,
  },
  function* (call) {
    return yield* print('echo', formatEcho(call.context.argv));
  },
);
