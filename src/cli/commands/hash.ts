// menagerie hash: the hash of the whole state at the end of a script. Equal hashes mean equal machines, here and in a browser.

import {finishScript} from '../../session';
import {type Command, parseArguments, USAGE, UsageError} from '../command';
import {complainOfEnding, openScript} from '../script-file';

export const hash: Command = {
  name: 'hash',
  usage: 'FILE',
  about: 'run a script and print the hash of the machine at its end',
  run(args, io) {
    const [path, ...more] = parseArguments(args, []).rest;
    if (path === undefined || more.length > 0) throw new UsageError('expected one file');
    const run = openScript(path, io);
    if (run === null) return USAGE;
    const ending = finishScript(run);
    io.out(`${run.machine.hash()}\n`);
    return complainOfEnding(path, ending, io) ?? 0;
  },
};
