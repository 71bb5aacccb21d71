// menagerie run: the transcript of each script, standard output and errors merged as a terminal shows them.

import {finishScript} from '../../session';
import {type Command, type Io, OVER_LIMIT, PANICKED, parseArguments, USAGE, UsageError} from '../command';
import {complainOfEnding, openScript} from '../script-file';

/** "dir/web.sh" -> "web.out". */
function transcriptName(path: string): string {
  const base = path.slice(path.lastIndexOf('/') + 1);
  return `${base.replace(/\.sh$/, '')}.out`;
}

/** Exit status of one file, or what kept it from having one. */
function runFile(path: string, folder: string | undefined, io: Io): {readonly own: number; readonly ended: boolean} {
  const run = openScript(path, io);
  if (run === null) return {own: USAGE, ended: false};
  const ending = finishScript(run);
  if (folder === undefined) io.outBytes(run.output());
  else {
    const fault = io.writeBytes(folder, transcriptName(path), run.output());
    if (fault !== null) {
      io.err(`menagerie: ${fault}\n`);
      return {own: USAGE, ended: false};
    }
  }
  if (ending.kind === 'ended') return {own: ending.status, ended: true};
  return {own: complainOfEnding(path, ending, io) as number, ended: false};
}

export const run: Command = {
  name: 'run',
  usage: '[--out DIR] FILE...',
  about: 'run scripts and print their transcripts, or write each to DIR/NAME.out',
  run(args, io) {
    const given = parseArguments(args, ['--out']);
    if (given.rest.length === 0) throw new UsageError('no file given');
    const folder = given.options.get('--out');
    const names = given.rest.map(transcriptName);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (folder !== undefined && twice !== undefined) throw new UsageError(`two files would be written to ${twice}`);
    const results = given.rest.map(path => runFile(path, folder, io));
    const [only] = results;
    if (results.length === 1 && only !== undefined) return only.own;
    const bad = results.filter(result => !result.ended).map(result => result.own);
    // What could not even begin weighs more than what did not end.
    return [USAGE, PANICKED, OVER_LIMIT].find(status => bad.includes(status)) ?? 0;
  },
};
