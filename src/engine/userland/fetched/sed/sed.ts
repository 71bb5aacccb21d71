// sed: edits a stream of lines by a script.

import {type Failure, failed, O_RDONLY, syscall, type UserCode} from '../../../abi';
import {defineCommand, type Invocation, type Reader, readerOf, readLines, regexBudget} from '../../libc';
import {parseScript, type Script} from './parse';
import {type Editing, newEditing, runScript, type SedOutput, SPACE_LIMIT, tired} from './run';

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
  `sed [-nE] SCRIPT|-e SCRIPT [FILE]...
  Edit lines by a script: s d p q n N g G h H x D P y = a i c b t { }
  -n  Print only what the script prints
  -E, -r  Extended regular expressions
  -e SCRIPT  A script; may be given several times`,
  {},
  function* (call) {
    const given = call.values('-e');
    const text = given.length > 0 ? given.join('\n') : call.operands[0];
    if (text === undefined) return yield* call.misused('');
    const script = parseScript(text, call.has('-E'));
    if (typeof script === 'string') return yield* call.fail(script);
    const files = given.length > 0 ? call.operands : call.operands.slice(1);
    return yield* edit(call, {...script, quiet: script.quiet || call.has('-n')}, files.length > 0 ? files : ['-']);
  },
);

function* edit(call: Invocation, script: Script, files: readonly string[]): UserCode<number> {
  const s: Progress = call.begin<Progress>({
    at: 0,
    reader: null,
    lines: [],
    ended: false,
    editing: newEditing(),
    status: 0,
  });
  while (!s.editing.over) {
    call.save();
    while (s.lines.length < 2 && !s.ended) {
      call.save();
      yield* readMore(call, s, files);
    }
    const {text, problem, over} = editLines(script, s);
    const written = yield* call.print(text);
    if (problem !== '') return yield* call.fail(problem);
    if (written !== 0) return written;
    // A script that loops is a program that computes.
    if (s.editing.busy || over) yield* syscall('burn', 1);
    if (!s.editing.busy && s.ended && s.lines.length === 0) break;
  }
  return s.editing.status || s.status;
}

/** Runs the script over all lines whose successor is known, or until it works for long: then `over`. */
function editLines(script: Script, s: Progress): SedOutput & {readonly over: boolean} {
  const {editing, ended, lines} = s;
  let [text, problem, used] = ['', '', 0];
  const budget = regexBudget();
  do {
    if (!editing.busy && used >= lines.length - Number(!ended)) break;
    const line = editing.busy ? null : (lines[used++] as string);
    const result = runScript(script, editing, line, ended && used === lines.length, budget);
    text += result.text;
    problem = result.problem;
  } while (!editing.over && !editing.busy && problem === '' && !tired(budget) && text.length <= SPACE_LIMIT);
  lines.splice(0, used);
  return {text, problem, over: tired(budget)};
}

function* readMore(call: Invocation, s: Progress, files: readonly string[]): UserCode<void> {
  if (s.reader === null) {
    const name = files[s.at++];
    if (name === undefined) {
      s.ended = true;
      return;
    }
    const fd = name === '-' ? 0 : yield* syscall('open', name, O_RDONLY, 0);
    if (failed(fd)) s.status = yield* call.refused(name, fd);
    else s.reader = readerOf(fd);
    return;
  }
  const lines: string[] | Failure | null = yield* readLines(s.reader);
  if (failed(lines)) s.status = yield* call.refused('read error', lines);
  else if (lines !== null) {
    s.lines.push(...lines);
    return;
  }
  if (s.reader.fd !== 0) yield* syscall('close', s.reader.fd);
  s.reader = null;
}
