// menagerie describe: a view of the machine at the end of a script, in the words that a screen reader gets.

import {finishScript, Marks, Moves, makeSlices} from '../../session';
import {describeView, viewById, viewNames} from '../../ui/views/list';
import {type Command, parseArguments, USAGE, UsageError} from '../command';
import {complainOfEnding, openScript} from '../script-file';

export const describe: Command = {
  name: 'describe',
  usage: 'VIEW FILE',
  about: `run a script and put a view of its end into words (views: ${viewNames})`,
  async run(args, io) {
    const [view, path, ...more] = parseArguments(args, []).rest;
    if (view === undefined || path === undefined || more.length > 0) throw new UsageError('expected a view and a file');
    if (viewById(view) === undefined) throw new UsageError(`no view is called ${view}: there is ${viewNames}`);
    const run = openScript(path, io);
    if (run === null) return USAGE;
    const {machine} = run;
    const moves = new Moves();
    machine.onTrace(record => moves.trace(machine.kernel, record));
    const ending = finishScript(run);
    const slices = makeSlices(machine.kernel, new Marks(), new Int32Array(0), {what: 'nothing', target: 0}, moves);
    io.out(`${((await describeView(view, slices)) ?? '').replace(/\n*$/, '')}\n`);
    return complainOfEnding(path, ending, io) ?? 0;
  },
};
