// The commands of ./fetched before their code is there: /bin has their names from the first moment.

import type {Command} from './libc';

const NAMES =
  'basename chmod chown cmp cp cut date dd dirname env expr find fold free groups help hexdump hostname id ' +
  'killall man mktemp mountpoint mv nl nohup od paste pgrep pidof pkill ps readlink realpath rev sed seq sort ' +
  'stat su sync tac taskset tee time timeout top touch tr tty uname uniq uptime usleep watch wc which whoami ' +
  'why xargs yes';

/** The same objects before and after: each machine that knows one sees it change. */
export const fetchedCommands: readonly Command[] = NAMES.split(' ').map(name => ({
  name,
  usage: name,
  about: '',
  options: [],
  absent: true,
  main() {
    throw new Error(`the code of ${name} is not here`);
  },
}));

/** Fills in the code. Throws unless the commands are those that were named. */
export function provide(commands: readonly Command[]): void {
  const names = commands.map(({name}) => name).sort();
  if (names.join(' ') !== NAMES) throw new Error(`the fetched commands are ${names.join(' ')}, but named ${NAMES}`);
  for (const one of fetchedCommands)
    Object.assign(
      one,
      {absent: false},
      commands.find(({name}) => name === one.name),
    );
}
