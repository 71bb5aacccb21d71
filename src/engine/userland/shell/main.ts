// How a shell begins: `sh FILE [ARGS]`, `sh -c TEXT [NAME ARGS]`, `sh -s [ARGS]` or plain `sh` reading commands from its
// standard input, which is interactive with -i or on a terminal. And how it ends: with its EXIT trap.

import {again, call, done, procedure} from '../../../base';
import {type Fallible, type Fd, failed, O_RDONLY, type Pid, type Stat, strerror} from '../../abi';
import {complainOf} from './builtin';
import {changeSetup, createMemory, type Memory} from './memory';
import {optionLetters} from './options';
import {EMIT, emitFrame} from './output';
import {assign} from './parameters';
import {READ_COMMANDS, readFrame} from './read-commands';
import {TEXT_LIMIT} from './source';
import {sys} from './system';
import {RUN_TEXT, textFrame} from './texts';
import {RUN_EXIT_TRAP} from './traps';

interface MainFrame {
  readonly mode: 'text' | 'file' | 'input' | 'wrong';
  /** The text, the file's path, or what is wrong with the arguments. */
  readonly what: string;
  readonly pid: Pid;
  fd: Fd;
  text: string;
  input: Stat | null;
}

const READ_SIZE = 65536;

export const MAIN = procedure<Memory, MainFrame>('sh')({
  begin: () => sys('getppid'),
  choose(m, frame, parent: Pid) {
    assign(m, 'PPID', String(parent));
    if (frame.mode === 'wrong') return call(EMIT, emitFrame(complainOf(frame.what, 2)));
    if (frame.mode === 'file') return again('open');
    if (frame.mode === 'text') return call(RUN_TEXT, textFrame(frame.what, true, true));
    return again(m.setup.options.includes('i') ? 'read_commands' : 'look_at_input');
  },
  ran_text: () => again('finish'),
  look_at_input: () => sys('fstat', 0),
  look_at_null(_m, frame, reply: Fallible<Stat>) {
    if (failed(reply) || reply.kind !== 'char') return again('read_commands');
    frame.input = reply;
    return sys('stat', '/dev/null', true);
  },
  compare(m, frame, reply: Fallible<Stat>) {
    const isNull = !failed(reply) && reply.dev === frame.input?.dev && reply.ino === frame.input.ino;
    if (!isNull) changeSetup(m, {options: `${m.setup.options}i`});
  },
  read_commands(m, frame) {
    return call(READ_COMMANDS, readFrame(m.setup.options.includes('i'), frame.pid));
  },
  read_all: () => again('finish'),
  open: (_m, frame) => sys('open', frame.what, O_RDONLY, 0),
  opened(_m, frame, reply: Fallible<Fd>) {
    if (failed(reply)) {
      return call(EMIT, emitFrame(complainOf(`can't open '${frame.what}': ${strerror(reply.errno)}`, 2)));
    }
    frame.fd = reply;
    return again('read');
  },
  not_opened: () => again('finish'),
  read: (_m, frame) => sys('read', frame.fd, READ_SIZE),
  more(_m, frame, reply: Fallible<string>) {
    // One that is longer is refused as a whole.
    if (!failed(reply) && reply !== '' && frame.text.length <= TEXT_LIMIT) {
      frame.text += reply;
      return again('read');
    }
    return sys('close', frame.fd);
  },
  run: (_m, frame) => call(RUN_TEXT, textFrame(frame.text, true, true)),
  finish(m) {
    return m.setup.traps.EXIT === undefined ? done(m.status) : call(RUN_EXIT_TRAP, {});
  },
  exit: m => done(m.status),
});

interface Arguments {
  readonly mode: MainFrame['mode'];
  readonly what: string;
  readonly arg0: string;
  readonly args: readonly string[];
  readonly options: string;
}

/** What the words after `sh` ask for. */
function readArguments(argv: readonly string[]): Arguments {
  let options = '';
  let i = 1;
  for (; i < argv.length; i++) {
    const word = argv[i] as string;
    if (word === '--' || word === '-') {
      i++;
      break;
    }
    if (!/^[-+]./.test(word)) break;
    const named = /^[-+]o$/.test(word) ? (argv[++i] ?? '') : '';
    const letters = optionLetters(word, named, 'cis');
    if (letters === null) return {mode: 'wrong', what: `illegal option ${word}`, arg0: 'sh', args: [], options: ''};
    if (word[0] === '-') options += letters;
    else options = [...options].filter(letter => !letters.includes(letter)).join('');
  }
  const rest = argv.slice(i);
  const arg0 = argv[0] ?? 'sh';
  if (options.includes('c')) {
    const [text, name, ...args] = rest;
    if (text === undefined) return {mode: 'wrong', what: '-c requires an argument', arg0, args: [], options};
    return {mode: 'text', what: text, arg0: name ?? arg0, args, options};
  }
  const [file, ...args] = rest;
  if (file === undefined || options.includes('s')) return {mode: 'input', what: '', arg0, args: rest, options};
  return {mode: 'file', what: file, arg0: file, args, options};
}

/** After exec: the first frame and a fresh memory. */
export function startMain(
  argv: readonly string[],
  environ: Readonly<Record<string, string>>,
  pid: Pid,
): {readonly memory: Memory; readonly locals: MainFrame} {
  const {mode, what, arg0, args, options} = readArguments(argv);
  const memory = createMemory(pid, arg0, args, environ);
  changeSetup(memory, {options});
  return {memory, locals: {mode, what, pid, fd: -1, text: '', input: null}};
}
