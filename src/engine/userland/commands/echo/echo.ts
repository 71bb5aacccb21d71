// echo: prints its words. The shell has it built in; this is /bin/echo, a task of its own.

import {defineCommand, formatEcho} from '../../libc';

export const echo = defineCommand(
  `echo [-neE] [WORD]...
  Print words
  -n  No newline at the end
  -e  Interpret backslash escapes
  -E  Do not interpret them (default)`,
  {literal: true},
  function* (call) {
    return yield* call.print(formatEcho(call.context.argv));
  },
);
