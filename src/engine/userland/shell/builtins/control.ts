// Builtins that steer: : true false break continue return exit shift set exec eval and dot.

import {again, call, done, procedure} from '../../../../base';
import {type Fallible, type Fd, failed, O_RDONLY, strerror} from '../../../abi';
import {type Builtin, calling, complainOf, fatal, numberOf, type Outcome, plain, print, special} from '../builtin';
import {candidates, LAUNCH, launchFrame} from '../launch';
import {changeSetup, type Memory} from '../memory';
import {changeOptions, listOptions, optionLetters} from '../options';
import {EMIT, emitFrame} from '../output';
import {variable} from '../parameters';
import {sourceOf, TEXT_LIMIT} from '../source';
import {sys} from '../system';
import {RUN_TEXT, textFrame} from '../texts';
import {quoteWord} from '../xtrace';

interface ArgvFrame {
  readonly argv: readonly string[];
}

function leaveLoops(m: Memory, argv: readonly string[]): Outcome {
  const levels = argv[1] === undefined ? 1 : numberOf(argv[1]);
  if (levels === undefined || levels === 0) return fatal(`${argv[0]}: Illegal number: ${argv[1]}`);
  if (m.loops === 0) return 0;
  m.flow = argv[0] as 'break' | 'continue';
  m.flowLevels = Math.min(levels, m.loops);
  return 0;
}

/** return and exit: with a status, or with that of the last command. */
function leave(m: Memory, argv: readonly string[]): Outcome {
  const status = argv[1] === undefined ? m.status : numberOf(argv[1]);
  if (status === undefined) return fatal(`${argv[0]}: Illegal number: ${argv[1]}`);
  if (argv[0] === 'exit' && m.setup.interactive && m.warned === 0 && m.jobs.some(job => job.state === 'stopped')) {
    m.warned = 2;
    return print('You have stopped jobs.\n', m.status);
  }
  m.flow = argv[0] as 'return' | 'exit';
  return status & 255;
}

function shift(m: Memory, argv: readonly string[]): Outcome {
  const count = argv[1] === undefined ? 1 : numberOf(argv[1]);
  if (count === undefined) return fatal(`shift: Illegal number: ${argv[1]}`);
  if (count > m.args.length) return 1;
  m.args = m.args.slice(count);
  return 0;
}

function set(m: Memory, argv: readonly string[]): Outcome {
  if (argv.length === 1) {
    const names = Object.keys(m.vars).sort();
    return print(names.map(name => `${name}=${quoteWord(m.vars[name] as string)}\n`).join(''));
  }
  let i = 1;
  for (; i < argv.length; i++) {
    const word = argv[i] as string;
    if (word === '--' || word === '-') {
      m.args = argv.slice(i + 1);
      return 0;
    }
    if (!/^[-+]./.test(word)) break;
    const named = /^[-+]o$/.test(word) ? argv[++i] : '';
    if (named === undefined) return print(listOptions(m.setup.options, word === '+o'));
    const letters = optionLetters(word, named);
    if (letters === null) return fatal(`set: illegal option ${word}${named === '' ? '' : ` ${named}`}`);
    changeSetup(m, {options: changeOptions(m.setup.options, letters, word[0] === '-')});
    // A shell that runs nothing more is at its end.
    if (m.setup.options.includes('n') && !m.setup.interactive) m.flow = 'exit';
  }
  if (i < argv.length) m.args = argv.slice(i);
  return 0;
}

const EXEC = procedure<Memory, ArgvFrame>('exec_builtin')({
  become: (_m, {argv}) => (argv.length === 1 ? done(0) : call(LAUNCH, launchFrame(argv.slice(1), [], []))),
  failed(m) {
    m.flow = m.setup.interactive ? 'abort' : 'exit';
    return done(m.status);
  },
});

const EVAL = procedure<Memory, ArgvFrame>('eval_builtin')({
  run(m, {argv}) {
    const text = argv.slice(1).join(' ');
    if (sourceOf(text).start < 0 && sourceOf(text).errors.length === 0) m.status = 0;
    return call(RUN_TEXT, textFrame(text, false, true));
  },
  end: m => done(m.status),
});

/** Each word is an expression; the status tells whether the last one is 0. */
const LET = procedure<Memory, ArgvFrame>('let_builtin')({
  run(_m, {argv}) {
    if (argv.length === 1) return call(EMIT, emitFrame(complainOf('let: expression expected', 2)));
    const tests = argv.slice(1).map(word => `[ $((${word})) != 0 ]`);
    return call(RUN_TEXT, textFrame(tests.join(';'), false, true));
  },
  end: m => done(m.status),
});

interface DotFrame extends ArgvFrame {
  args?: readonly string[];
  paths?: readonly string[];
  i?: number;
  fd?: Fd;
  text?: string;
}

const DOT = procedure<Memory, DotFrame>('dot_builtin')({
  find(m, frame) {
    const name = frame.argv[1];
    if (name === undefined) return call(EMIT, emitFrame(fatal(`${frame.argv[0]}: a file name is missing`)));
    frame.paths = candidates(name, variable(m.vars, 'PATH') ?? '');
    frame.i = 0;
    frame.text = '';
    return again('open');
  },
  refused: m => done(m.status),
  open: (_m, frame) => sys('open', frame.paths?.[frame.i as number] as string, O_RDONLY, 0),
  opened(_m, frame, reply: Fallible<Fd>) {
    if (!failed(reply)) {
      frame.fd = reply;
      return again('read');
    }
    frame.i = (frame.i as number) + 1;
    if (frame.i < (frame.paths as readonly string[]).length) return again('open');
    const [dot, name = ''] = frame.argv;
    const why = name.includes('/') ? `can't open '${name}': ${strerror(reply.errno)}` : `${name}: not found`;
    return call(EMIT, emitFrame(fatal(`${dot}: ${why}`)));
  },
  not_opened: m => done(m.status),
  read: (_m, frame) => sys('read', frame.fd as Fd, 65536),
  more(_m, frame, reply: Fallible<string>) {
    const over = (frame.text as string).length > TEXT_LIMIT;
    if (over || failed(reply) || reply === '') return sys('close', frame.fd as Fd);
    frame.text += reply;
    return again('read');
  },
  run(m, frame) {
    frame.args = m.args;
    if (frame.argv.length > 2) m.args = frame.argv.slice(2);
    return call(RUN_TEXT, textFrame(frame.text as string, false, true));
  },
  end(m, frame) {
    if (frame.argv.length > 2) m.args = frame.args as readonly string[];
    if (m.flow === 'return') m.flow = '';
    return done(m.status);
  },
});

const absent = (_m: Memory, [name]: readonly string[]): Outcome => complainOf(`${name}: see man ${name}`);

export const CONTROL: Readonly<Record<string, Builtin>> = {
  ':': special(() => 0),
  true: plain(() => 0),
  false: plain(() => 1),
  break: special(leaveLoops),
  continue: special(leaveLoops),
  return: special(leave),
  exit: special(leave),
  shift: special(shift),
  set: special(set),
  exec: calling(EXEC, true),
  eval: calling(EVAL, true),
  '.': calling(DOT, true),
  source: calling(DOT, true),
  let: calling(LET),
  // ash has them: their pages say what there is instead.
  ulimit: plain(absent),
  history: plain(absent),
};
