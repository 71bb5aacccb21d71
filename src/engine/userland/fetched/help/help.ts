// help: which commands there are, and what one takes.

import {commands} from '../..';
import {defineCommand, helpText} from '../../libc';
import {BUILTIN_HELP, type BuiltinHelp} from './builtins';

/** Programs and the shell's own commands, by name. */
export const helped = (): BuiltinHelp[] => [...commands, ...BUILTIN_HELP].sort((a, b) => (a.name < b.name ? -1 : 1));

export const help = defineCommand(
  `help [COMMAND]
  List the commands, or explain one`,
  {operands: [0, 1]},
  function* (call) {
    const known = helped();
    const name = call.operands[0];
    if (name === undefined) {
      const width = Math.max(...known.map(command => command.name.length));
      return yield* call.print(known.map(({name: each, about}) => `${each.padEnd(width)}  ${about}\n`).join(''));
    }
    const command = known.find(one => one.name === name);
    if (command !== undefined) return yield* call.print(helpText(command));
    return yield* call.fail(`no command is named '${name}'`);
  },
);
