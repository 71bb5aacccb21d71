// menagerie export: the script as it can be run on a real kernel, or why it cannot.

import {checkSyntax} from '../../engine/userland';
import {exportScript} from '../../scenario/export';
import {type Command, parseArguments, USAGE, UsageError} from '../command';

export const exportCommand: Command = {
  name: 'export',
  usage: 'FILE',
  about: 'write the script for a real kernel with version 1 of cgroups',
  run(args, io) {
    const [path, ...more] = parseArguments(args, []).rest;
    if (path === undefined || more.length > 0) throw new UsageError('expected one file');
    const text = io.readText(path);
    if (text === null) {
      io.err(`menagerie: ${path}: cannot be read\n`);
      return USAGE;
    }
    const [wrong] = checkSyntax(text).errors;
    if (wrong !== undefined) {
      io.err(`${path}:${wrong.line}:${wrong.column}: ${wrong.message}\n`);
      return USAGE;
    }
    const exported = exportScript(text);
    if (exported.ok) {
      io.out(exported.script);
      return 0;
    }
    for (const {line, message} of exported.refusals) io.err(`${path}:${line}: ${message}\n`);
    return USAGE;
  },
};
