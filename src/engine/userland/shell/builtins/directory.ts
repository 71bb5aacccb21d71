// cd, pwd and umask.

import {again, call, done, procedure} from '../../../../base';
import {type Fallible, failed, strerror} from '../../../abi';
import {changeMode} from '../../libc';
import {type Builtin, calling, complainOf, print} from '../builtin';
import type {Memory} from '../memory';
import {EMIT, emitFrame} from '../output';
import {assign, variable} from '../parameters';
import {sys} from '../system';

interface DirectoryFrame {
  readonly argv: readonly string[];
  to?: string;
  from?: string;
}

const CD = procedure<Memory, DirectoryFrame>('cd_builtin')({
  begin(m, frame) {
    const words = frame.argv.slice(1).filter((word, i) => !(i === 0 && /^-[LP]$|^--$/.test(word)));
    const name = words[0] === undefined ? 'HOME' : words[0] === '-' ? 'OLDPWD' : '';
    const to = name === '' ? words[0] : variable(m.vars, name);
    if (to === undefined) return call(EMIT, emitFrame(complainOf(`cd: ${name} not set`, 2)));
    frame.to = to;
    return again('from');
  },
  refused: m => done(m.status),
  from: () => sys('getcwd'),
  change(_m, frame, reply: Fallible<string>) {
    frame.from = failed(reply) ? '' : reply;
    return frame.to === '' ? again('where') : sys('chdir', frame.to as string);
  },
  changed(_m, frame, reply: Fallible<0>) {
    if (!failed(reply)) return again('where');
    return call(EMIT, emitFrame(complainOf(`cd: can't cd to ${frame.to}: ${strerror(reply.errno)}`, 2)));
  },
  failed: m => done(m.status),
  where: () => sys('getcwd'),
  note(m, frame, reply: Fallible<string>) {
    assign(m, 'OLDPWD', frame.from as string);
    if (!failed(reply)) assign(m, 'PWD', reply);
    if (frame.argv[1] !== '-' || failed(reply)) return done((m.status = 0));
    return call(EMIT, emitFrame(print(`${reply}\n`)));
  },
  end: m => done(m.status),
});

const PWD = procedure<Memory, DirectoryFrame>('pwd_builtin')({
  where: () => sys('getcwd'),
  print(_m, _frame, reply: Fallible<string>) {
    return call(EMIT, emitFrame(failed(reply) ? complainOf(`pwd: ${strerror(reply.errno)}`) : print(`${reply}\n`)));
  },
  end: m => done(m.status),
});

/** u=rwx,g=rx,o=rx: what the mask leaves. */
function symbolic(mask: number): string {
  const letters = (bits: number) => ['r', 'w', 'x'].filter((_, i) => (bits & (4 >> i)) === 0).join('');
  return `u=${letters((mask >> 6) & 7)},g=${letters((mask >> 3) & 7)},o=${letters(mask & 7)}`;
}

const UMASK = procedure<Memory, DirectoryFrame & {mask?: number}>('umask_builtin')({
  begin(_m, frame) {
    const word = frame.argv[1];
    if (word === undefined || word === '-S') return again('ask');
    const wrong = changeMode(word, 0, 'file', 0) === undefined;
    return wrong ? call(EMIT, emitFrame(complainOf(`umask: illegal mode: ${word}`, 2))) : sys('umask', 0);
  },
  /** In letters it says what new files may get. */
  set(m, frame, mask: number | undefined) {
    const word = frame.argv[1] as string;
    if (typeof mask !== 'number' || changeMode(word, 0, 'file', 0) === undefined) return done(m.status);
    m.status = 0;
    const mode = changeMode(word, ~mask & 0o777, 'file', 0) as number;
    return sys('umask', /^[0-7]/.test(word) ? mode : ~mode & 0o777);
  },
  end_of_set: m => done(m.status),
  ask: () => sys('umask', 0),
  put_back(_m, frame, mask: number) {
    frame.mask = mask;
    return sys('umask', mask);
  },
  print(_m, frame) {
    const mask = frame.mask as number;
    const text = frame.argv[1] === '-S' ? symbolic(mask) : mask.toString(8).padStart(4, '0');
    return call(EMIT, emitFrame(print(`${text}\n`)));
  },
  end: m => done(m.status),
});

export const DIRECTORY: Readonly<Record<string, Builtin>> = {
  cd: calling(CD),
  pwd: calling(PWD),
  umask: calling(UMASK),
};
