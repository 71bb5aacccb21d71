// menagerie scenarios: the built-in scripts, in the order in which they teach, each with what it shows.

import {GALLERY} from '../../scenario';
import {type Command, parseArguments, UsageError} from '../command';

export const scenarios: Command = {
  name: 'scenarios',
  usage: '',
  about: 'list the built-in scenarios and what each shows; their scripts are public/scenarios/NAME.sh',
  run(args, io) {
    if (parseArguments(args, []).rest.length > 0) throw new UsageError('takes no arguments');
    for (const {name, title, about, whose, when} of GALLERY)
      io.out(`${name.padEnd(14)} ${title}\n${' '.repeat(15)}${about}\n${' '.repeat(15)}${whose}, ${when}\n`);
    return 0;
  },
};
