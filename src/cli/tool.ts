// The tool as a function of its arguments: finds the command, shows usage for what it does not understand.

import {type Command, type Io, USAGE, UsageError} from './command';

function usage(commands: readonly Command[]): string {
  const lines = commands.map(one => `  ${`${one.name} ${one.usage}`.padEnd(36)} ${one.about}`);
  return `usage: menagerie COMMAND ...\n${lines.join('\n')}\n`;
}

/** Answers the exit status. */
export async function runTool(args: readonly string[], commands: readonly Command[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    (name === undefined ? io.err : io.out)(usage(commands));
    return name === undefined ? USAGE : 0;
  }
  const command = commands.find(one => one.name === name);
  if (command === undefined) {
    io.err(`menagerie: there is no command ${name}\n${usage(commands)}`);
    return USAGE;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    io.err(`menagerie: ${name}: ${error.message}\nusage: menagerie ${name} ${command.usage}\n`);
    return USAGE;
  }
}
