// read [-r] [-p PROMPT] [-n N] [-d CHAR] [-u FD] NAMES: one line of the input, split at IFS; the last name gets the rest. It reads byte by
// byte, so that whoever reads next finds what follows the line.

import {again, call, done, procedure} from '../../../../base';
import {type Fallible, type Fd, failed, type Stat} from '../../../abi';
import {type Builtin, calling, complainOf, fatal, numberOf} from '../builtin';
import {type Memory, OUT_OF_MEMORY, SIZE_LIMIT} from '../memory';
import {EMIT, emitFrame} from '../output';
import {assign, isReadonly, separators} from '../parameters';
import {sys} from '../system';
import {isName} from '../translate';
import {TAKE_SIGNALS} from '../traps';

interface Words {
  /** None: REPLY gets the line as it is. */
  readonly names: readonly string[];
  readonly raw: boolean;
  readonly prompt: string;
  readonly fd: Fd;
  /** Characters that are read at most, 0 for any number. */
  readonly most: number;
  /** What ends the line. */
  readonly end: string;
}

interface ReadFrame {
  readonly argv: readonly string[];
  words?: Words;
  /** Characters read, each behind a 'q' if a backslash quoted it, else behind a 'p'. */
  line?: string;
  escaped?: boolean;
  status?: number;
}

/** The options and names; a message when they are wrong. */
function readWords(argv: readonly string[]): Words | string {
  const given: Record<string, string> = {};
  let i = 1;
  for (; /^-./.test(argv[i] ?? ''); i++) {
    const word = argv[i] as string;
    if (word === '--') {
      i++;
      break;
    }
    const [, raw = '', letter = '', value = ''] = /^-(r*)([pndu]?)(.*)$/s.exec(word) ?? [];
    if (letter === '' && (raw === '' || value !== '')) return `read: illegal option ${word}`;
    if (raw !== '') given.r = raw;
    if (letter !== '') given[letter] = value || (argv[++i] ?? '');
  }
  const most = numberOf(given.n ?? '0');
  const fd = numberOf(given.u ?? '0');
  if (most === undefined) return 'read: invalid count';
  if (fd === undefined) return 'read: invalid file descriptor';
  const names = argv.slice(i);
  const wrong = names.find(name => !isName(name));
  if (wrong !== undefined) return `read: ${wrong}: bad variable name`;
  return {
    names,
    raw: given.r !== undefined,
    prompt: given.p ?? '',
    fd,
    most,
    end: given.d === undefined ? '\n' : given.d[0] || '\0',
  };
}

/** The values of `count` names from a line in the form of ReadFrame.line. */
function splitLine(line: string, count: number, ifs: string): string[] {
  const isSeparator = (at: number) => line[at] === 'p' && ifs.includes(line[at + 1] as string);
  const isBlank = (at: number) => isSeparator(at) && ' \t\n'.includes(line[at + 1] as string);
  const textOf = (from: number, to: number) => {
    let text = '';
    for (let at = from; at < to; at += 2) text += line[at + 1];
    return text;
  };
  const values: string[] = [];
  let at = 0;
  while (at < line.length && isBlank(at)) at += 2;
  while (values.length < count - 1) {
    const start = at;
    while (at < line.length && !isSeparator(at)) at += 2;
    values.push(textOf(start, at));
    while (at < line.length && isBlank(at)) at += 2;
    if (at < line.length && isSeparator(at)) at += 2;
    while (at < line.length && isBlank(at)) at += 2;
  }
  let end = line.length;
  while (end > at && isBlank(end - 2)) end -= 2;
  // One separator at the very end of a last field without others belongs to nobody.
  if (end > at && isSeparator(end - 2)) {
    let others = false;
    for (let i = at; i < end - 2; i += 2) others ||= isSeparator(i) && !isBlank(i);
    if (!others) end -= 2;
  }
  values.push(textOf(at, end));
  return values;
}

const isFull = ({line, words}: ReadFrame): boolean =>
  (words as Words).most > 0 && (line as string).length === 2 * (words as Words).most;

const READ = procedure<Memory, ReadFrame>('read_builtin')({
  begin(m, frame) {
    const words = readWords(frame.argv);
    if (typeof words === 'string') return call(EMIT, emitFrame(complainOf(words, 2)));
    const fixed = words.names.find(name => isReadonly(m, name));
    if (fixed !== undefined) return call(EMIT, emitFrame(fatal(`read: ${fixed}: is read only`)));
    frame.words = words;
    frame.line = '';
    frame.escaped = false;
    // Only a person is asked.
    return words.prompt === '' ? again('read') : sys('fstat', words.fd);
  },
  show_prompt(m, frame, reply: Fallible<Stat> | undefined) {
    if (frame.words === undefined) return done(m.status);
    return reply === undefined || failed(reply) || reply.kind !== 'char'
      ? undefined
      : sys('write', 2, frame.words.prompt);
  },
  read: (_m, frame) => sys('read', (frame.words as Words).fd, 1),
  got(_m, frame, reply: Fallible<string>) {
    const {raw, end} = frame.words as Words;
    if ((frame.line as string).length > 2 * SIZE_LIMIT) return again('too_much');
    if (failed(reply)) {
      frame.status = reply.errno === 'EINTR' ? 130 : 1;
      return again(reply.errno === 'EINTR' ? 'interrupted' : 'set');
    }
    frame.status = reply === '' ? 1 : 0;
    if (frame.escaped && reply !== '') {
      frame.escaped = false;
      if (reply !== '\n') frame.line += `q${reply}`;
      if (!isFull(frame)) return again('read');
    } else if (reply === '\\' && !raw) {
      frame.escaped = true;
      return again('read');
    } else if (reply !== end && reply !== '') {
      frame.line += `p${reply}`;
      if (!isFull(frame)) return again('read');
    }
    return again('set');
  },
  set(m, frame) {
    const {names} = frame.words as Words;
    const line = frame.line as string;
    const values = splitLine(line, names.length || 1, names.length > 0 ? separators(m.vars) : '');
    const room = (names.length > 0 ? names : ['REPLY']).every((name, i) => assign(m, name, values[i] ?? ''));
    if (!room) return again('too_much');
    return done((m.status = frame.status as number));
  },
  interrupted: () => call(TAKE_SIGNALS, {}),
  after(m, frame) {
    if (m.flow === '') return again('read');
    return done((m.status = frame.status as number));
  },
  too_much: () => call(EMIT, emitFrame(fatal(OUT_OF_MEMORY))),
  end: m => done(m.status),
});

export const READ_BUILTIN: Builtin = calling(READ);
