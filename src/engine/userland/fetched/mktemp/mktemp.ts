// mktemp: a new file that nobody has used before, under a name from /dev/urandom.

import {failed, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, syscall} from '../../../abi';
import {defineCommand, joinPath} from '../../libc';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
/** Names that are tried before giving up. */
const MAX_TRIES = 100;

export const mktemp = defineCommand(
  `mktemp [-dqtu] [-p DIRECTORY] [TEMPLATE]
  Create a file with a name of its own, and print the name; the template ends in XXXXXX
  -d  A directory instead of a file
  -q  No message if it cannot be created
  -t  In the directory for such files: TMPDIR, or /tmp
  -u  Create nothing
  -p DIRECTORY  In this directory`,
  {operands: [0, 1]},
  function* (call) {
    const {TMPDIR} = call.context.environ;
    const name = call.operands[0] ?? 'tmp.XXXXXX';
    const inside = call.operands.length === 0 || call.has('-t') || call.has('-p');
    const template = inside ? joinPath(call.value('-p') ?? TMPDIR ?? '/tmp', name) : name;
    const refuse = (errno: 'EINVAL' | 'ENOENT') => (call.has('-q') ? 1 : call.refused(template, {errno}));
    if (!template.endsWith('XXXXXX')) {
      const status = refuse('EINVAL');
      return typeof status === 'number' ? status : yield* status;
    }
    const s = call.begin({source: -1, tries: 0});
    if (s.source < 0) {
      const source = yield* syscall('open', '/dev/urandom', O_RDONLY, 0);
      if (failed(source)) return yield* call.refused('/dev/urandom', source);
      s.source = source;
    }
    for (;;) {
      call.save();
      const bytes = yield* syscall('read', s.source, 6);
      if (failed(bytes)) return yield* call.refused('/dev/urandom', bytes);
      const letters = [...bytes].map(byte => LETTERS[byte.charCodeAt(0) % LETTERS.length]).join('');
      const path = template.slice(0, -6) + letters;
      const made = call.has('-u')
        ? 0
        : call.has('-d')
          ? yield* syscall('mkdir', path, 0o700)
          : yield* syscall('open', path, O_RDWR | O_CREAT | O_EXCL, 0o600);
      if (!failed(made)) return yield* call.print(`${path}\n`);
      if (made.errno === 'EEXIST' && ++s.tries < MAX_TRIES) continue;
      return call.has('-q') ? 1 : yield* call.refused(template, made);
    }
  },
);
