// menagerie differences: what is still different from a real kernel and from the system of 2006, from the recorded cases
// that do not pass and from the table of rules.

import {type DifferingCase, describeDifferences, MISSING} from '../../describe/differences';
import {readCases} from '../../testing';
import {type Command, parseArguments, UsageError} from '../command';

const TITLE = /^#: title (.+)$/m;

export const differences: Command = {
  name: 'differences',
  usage: '',
  about: 'list what differs from a real kernel and from the system of 2006',
  run(args, io) {
    if (parseArguments(args, []).rest.length > 0) throw new UsageError('expected no arguments');
    const cases = readCases();
    const titles = new Map(cases.map(({name, script}) => [name, TITLE.exec(script)?.[1] ?? 'no title']));
    const missing = new Map<string, readonly DifferingCase[]>();
    for (const [mechanism, names] of Object.entries(MISSING))
      missing.set(
        mechanism,
        names.map(name => ({name, title: titles.get(name) ?? 'no such case'})),
      );
    io.out(describeDifferences(missing, cases.length));
    return 0;
  },
};
