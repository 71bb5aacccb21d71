// kill [-SIGNAL | -s SIGNAL] TARGETS, and kill -l.

import {again, call, done, procedure} from '../../../../base';
import {type Fallible, failed, type Pid, SIGNALS, signalName, signalNumber, strerror} from '../../../abi';
import {type Builtin, complainOf, type Outcome, plain, print} from '../builtin';
import {jobOfSpec} from '../jobs';
import type {Memory} from '../memory';
import {EMIT, emitFrame} from '../output';
import {sys} from '../system';

interface KillFrame {
  readonly argv: readonly string[];
  signal?: number;
  /** What is signalled, and how it was named. */
  targets?: readonly {readonly pid: Pid; readonly name: string}[];
  i?: number;
  status?: number;
  complaint?: string;
}

/** A signal by name or number; 0 asks only whether the task is there. */
export function signalOf(word: string): number | undefined {
  return /^[0-9]+$/.test(word) ? Number(word) : signalNumber(word);
}

function list(argv: readonly string[]): Outcome {
  if (argv.length === 2) return print(`${Object.keys(SIGNALS).join(' ')}\n`);
  const lines = argv.slice(2).map(word => {
    const number = signalOf(word);
    if (number === undefined) return undefined;
    return /^[0-9]+$/.test(word) ? signalName(number > 128 ? number - 128 : number) : String(number);
  });
  const wrong = lines.indexOf(undefined);
  return wrong >= 0 ? complainOf(`unknown signal '${argv[wrong + 2]}'`) : print(`${lines.join('\n')}\n`);
}

/** The signal and the words that name targets, or a complaint. */
function readWords(argv: readonly string[]): {signal: number; words: readonly string[]} | string {
  const first = argv[1];
  if (first === undefined) return 'you need to specify whom to kill';
  if (!/^-./.test(first)) return {signal: SIGNALS.TERM, words: argv.slice(1)};
  if (first === '--') return {signal: SIGNALS.TERM, words: argv.slice(2)};
  const separate = first === '-s' || first === '-n';
  const name = separate ? (argv[2] ?? '') : first.slice(1);
  const signal = signalOf(name);
  if (signal === undefined) return `bad signal name '${name}'`;
  const rest = argv.slice(separate ? 3 : 2);
  return {signal, words: rest[0] === '--' ? rest.slice(1) : rest};
}

function targetsOf(m: Memory, word: string): {pid: Pid; name: string}[] | string {
  if (/^-?[0-9]+$/.test(word)) return [{pid: Number(word), name: word}];
  if (!word.startsWith('%')) return `invalid number '${word}'`;
  const job = jobOfSpec(m, word);
  if (job === undefined) return `${word}: no such job`;
  if (m.setup.interactive) return [{pid: -(job.pids[0] as Pid), name: word}];
  return job.alive.map(pid => ({pid, name: word}));
}

const KILL = procedure<Memory, KillFrame>('kill_builtin')({
  begin(m, frame) {
    const read = readWords(frame.argv);
    if (typeof read === 'string') return call(EMIT, emitFrame(complainOf(read)));
    if (read.words.length === 0) return call(EMIT, emitFrame(complainOf('you need to specify whom to kill')));
    frame.signal = read.signal;
    frame.status = 0;
    frame.complaint = '';
    frame.targets = read.words.flatMap(word => {
      const targets = targetsOf(m, word);
      if (typeof targets !== 'string') return targets;
      frame.complaint += `sh: ${targets}\n`;
      frame.status = 1;
      return [];
    });
    frame.i = 0;
    return frame.complaint === ''
      ? again('kill')
      : call(EMIT, emitFrame({fd: 2, text: frame.complaint, status: 1, fatal: false}));
  },
  complained(m, frame) {
    return frame.targets === undefined ? done(m.status) : undefined;
  },
  kill(m, frame) {
    const target = frame.targets?.[frame.i as number];
    if (target === undefined) return done((m.status = frame.status as number));
    return sys('kill', target.pid, frame.signal as number);
  },
  killed(_m, frame, reply: Fallible<0>) {
    const name = frame.targets?.[frame.i as number]?.name;
    frame.i = (frame.i as number) + 1;
    if (!failed(reply)) return again('kill');
    frame.status = 1;
    return call(EMIT, emitFrame(complainOf(`can't kill pid ${name}: ${strerror(reply.errno)}`)));
  },
  next: () => again('kill'),
});

export const KILL_BUILTIN: Builtin = plain((_m, argv) => (argv[1] === '-l' ? list(argv) : null), KILL);
