// help: which commands there are, and what one takes.

import {type Command, defineCommand, helpText} from '../libc';

/** `commands` is asked when help runs: help is one of them. */
export function createHelp(commands: () => readonly Command[]): Command {
  return defineCommand(
    `help [COMMAND]
  List the commands, or explain one`,
    {operands: [0, 1]},
    function* (call) {
      const known = [...commands()].sort((a, b) => (a.name < b.name ? -1 : 1));
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
}
