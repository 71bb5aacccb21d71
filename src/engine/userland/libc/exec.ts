// Running another program: found along PATH as execvp does, in this task or in a forked child. A command forks with the
// entry {exec: argv}; defineCommand sees it and runs that program in place of the command.

import {type Failure, type Fallible, fail, failed, syscall, type UserCode, type WaitResult} from '../../abi';

/** Directories of PATH that are tried: a restored program must not have to hear more answers than its log holds. */
const MAX_PLACES = 100;

/** execvp. Comes back only with a refusal: ENOENT if the program is nowhere along PATH, else what stood in the way. */
export function* execProgram(argv: readonly string[], environ: Readonly<Record<string, string>>): UserCode<Failure> {
  const file = argv[0] ?? '';
  let result: Failure = fail('ENOENT', 'No program name was given.');
  const places = file.includes('/')
    ? ['']
    : (environ.PATH ?? '/bin').split(':').map(dir => `${dir === '' ? '.' : dir}/`);
  if (file === '') return result;
  for (const place of places.slice(0, MAX_PLACES)) {
    const answer = (yield* syscall('exec', `${place}${file}`, argv, environ)) as Fallible<0>;
    if (!failed(answer)) continue;
    result = answer;
    if (answer.errno !== 'ENOENT' && answer.errno !== 'ENOTDIR') break;
  }
  return result;
}

/** Forks a child that runs `argv`, and waits for it. */
export function* runProgram(argv: readonly string[]): UserCode<Fallible<WaitResult>> {
  const child = yield* syscall('fork', {exec: argv});
  if (failed(child)) return child;
  for (;;) {
    const result = yield* syscall('wait', child, 0);
    if (failed(result)) {
      if (result.errno === 'EINTR') continue;
      return result;
    }
    if (result !== 0) return result;
  }
}
