// read [-r] [-p PROMPT] NAMES: one line of standard input, split at IFS; the last name gets the rest. It reads byte by
// byte, so that whoever reads next finds what follows the line.

import {again, call, done, procedure} from '../../../../base';
import {type Fallible, failed} from '../../../abi';
import {type Builtin, calling, fatal} from '../builtin';
import {type Memory, OUT_OF_MEMORY, SIZE_LIMIT} from '../memory';
import {EMIT, emitFrame} from '../output';
import {assign, isReadonly, separators} from '../parameters';
import {sys} from '../system';
import {isName} from '../translate';
import {TAKE_SIGNALS} from '../traps';

interface ReadFrame {
  readonly argv: readonly string[];
  names?: readonly string[];
  raw?: boolean;
  prompt?: string;
  /** Characters read, each behind a 'q' if a backslash quoted it, else behind a 'p'. */
  line?: string;
  escaped?: boolean;
  status?: number;
}

/** The options and names; a message when they are wrong. */
function readWords(argv: readonly string[]): {names: string[]; raw: boolean; prompt: string} | string {
  let raw = false;
  let prompt = '';
  let i = 1;
  for (; i < argv.length && /^-./.test(argv[i] as string); i++) {
    const word = argv[i] as string;
    if (word === '--') {
      i++;
      break;
    }
    if (!/^-r?p?$/.test(word)) return `read: illegal option ${word}`;
    raw ||= word.includes('r');
    if (word.includes('p')) prompt = argv[++i] ?? '';
  }
  const names = argv.slice(i);
  const wrong = names.find(name => !isName(name));
  return wrong === undefined
    ? {names: names.length === 0 ? ['REPLY'] : names, raw, prompt}
    : `read: ${wrong}: bad variable name`;
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

const READ = procedure<Memory, ReadFrame>('read_builtin')({
  begin(m, frame) {
    const words = readWords(frame.argv);
    if (typeof words === 'string') return call(EMIT, emitFrame(fatal(words, 2)));
    const fixed = words.names.find(name => isReadonly(m, name));
    if (fixed !== undefined) return call(EMIT, emitFrame(fatal(`read: ${fixed}: is read only`)));
    frame.names = words.names;
    frame.raw = words.raw;
    frame.prompt = words.prompt;
    frame.line = '';
    frame.escaped = false;
    return again('show_prompt');
  },
  refused: m => done(m.status),
  show_prompt: (_m, frame) => (frame.prompt === '' ? undefined : sys('write', 2, frame.prompt as string)),
  read: () => sys('read', 0, 1),
  got(_m, frame, reply: Fallible<string>) {
    if ((frame.line as string).length > 2 * SIZE_LIMIT) return again('too_much');
    if (failed(reply)) {
      frame.status = reply.errno === 'EINTR' ? 130 : 1;
      return again(reply.errno === 'EINTR' ? 'interrupted' : 'set');
    }
    if (reply === '') frame.status = 1;
    else if (frame.escaped) {
      frame.escaped = false;
      if (reply !== '\n') frame.line += `q${reply}`;
      return again('read');
    } else if (reply === '\\' && frame.raw === false) {
      frame.escaped = true;
      return again('read');
    } else if (reply !== '\n') {
      frame.line += `p${reply}`;
      return again('read');
    } else frame.status = 0;
    return again('set');
  },
  set(m, frame) {
    const names = frame.names as readonly string[];
    const values = splitLine(frame.line as string, names.length, separators(m.vars));
    const room = names.every((name, i) => assign(m, name, values[i] ?? ''));
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
