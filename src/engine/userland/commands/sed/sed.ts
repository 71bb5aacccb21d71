// sed: edits a stream of lines by a script.

import {type Failure, failed, O_RDONLY, strerror, syscall, type UserCode} from '../../../abi';
import {
  begin,
  complain,
  complainOf,
  defineCommand,
  type Invocation,
  print,
  type Reader,
  readerOf,
  readLines,
  save,
} from '../../libc';
import {parseScript, type Script} from './parse';
import {type Editing, newEditing, runScript} from './run';

interface Progress {
  /** Next file to open, and the one that is being read. */
  at: number;
  reader: Reader | null;
  /** Lines read and not yet edited; the last input line is known only when `ended`. */
  lines: string[];
  ended: boolean;
  editing: Editing;
  status: number;
}

export const sed = defineCommand(
  {
    name: 'sed',
    usage: 'sed [-nE] SCRIPT|-e SCRIPT [FILE]...',
    about: 'Edit lines by a script: s d p q n N g G h H x D P y = a i c b t { }',
    options: [
      {flag: '-n', about: 'Print only what the script prints'},
      {flag: '-E', aliases: ['-r'], about: 'Extended regular expressions'},
      {flag: '-e', value: 'SCRIPT', about: 'A script; may be given several times'},
    ],
  },
  function* (call) {
    const given = call.values('-e');
    const text = given.length > 0 ? given.join('\n') : call.operands[0];
    if (text === undefined) return yield* call.misused('');
    const script = parseScript(text, call.has('-E'));
    if (typeof script === 'string') {
      yield* complain('sed', script);
      return 1;
    }
    const files = given.length > 0 ? call.operands : call.operands.slice(1);
    return yield* edit(call, {...script, quiet: script.quiet || call.has('-n')}, files.length > 0 ? files : ['-']);
  },
);

function* edit(call: Invocation, script: Script, files: readonly string[]): UserCode<number> {
  const s: Progress = begin<Progress>(call.context, {
    at: 0,
    reader: null,
    lines: [],
    ended: false,
    editing: newEditing(),
    status: 0,
  });
  while (!s.editing.over) {
    save(call.context, s);
    while (s.lines.length < 2 && !s.ended) {
      save(call.context, s);
      yield* readMore(s, files);
    }
    const {text, busy, problem} = editLines(script, s);
    const written = yield* print('sed', text);
    if (problem !== '') yield* complain('sed', problem);
    if (written !== 0 || problem !== '') return 1;
    // A script that loops is a program that computes.
    if (busy) yield* syscall('burn', 1);
    else if (s.ended && s.lines.length === 0) break;
  }
  return s.editing.status || s.status;
}

/** Runs the script over all lines whose successor is known. */
function editLines(script: Script, s: Progress): {text: string; busy: boolean; problem: string} {
  let text = '';
  let used = 0;
  let busy = s.editing.busy;
  let problem = '';
  while (
    !s.editing.over &&
    !busy &&
    problem === '' &&
    (used + 1 < s.lines.length || (s.ended && used < s.lines.length))
  ) {
    const last = s.ended && used + 1 === s.lines.length;
    const result = runScript(script, s.editing, s.lines[used++] as string, last);
    text += result.text;
    problem = result.problem;
    busy = s.editing.busy;
  }
  s.lines.splice(0, used);
  if (used === 0 && busy) {
    const result = runScript(script, s.editing, null, s.ended && s.lines.length === 0);
    text = result.text;
    problem = result.problem;
    busy = s.editing.busy;
  }
  return {text, busy, problem};
}

function* readMore(s: Progress, files: readonly string[]): UserCode<void> {
  if (s.reader === null) {
    const name = files[s.at++];
    if (name === undefined) {
      s.ended = true;
      return;
    }
    const fd = name === '-' ? 0 : yield* syscall('open', name, O_RDONLY, 0);
    if (failed(fd)) {
      yield* complain('sed', `${name}: ${strerror(fd.errno)}`);
      s.status = 1;
    } else s.reader = readerOf(fd);
    return;
  }
  const lines: string[] | Failure | null = yield* readLines(s.reader);
  if (lines !== null && !failed(lines)) {
    s.lines.push(...lines);
    return;
  }
  if (failed(lines)) {
    yield* complainOf('sed', 'read error', lines);
    s.status = 1;
  }
  if (s.reader.fd !== 0) yield* syscall('close', s.reader.fd);
  s.reader = null;
}
