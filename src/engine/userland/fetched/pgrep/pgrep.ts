// pgrep: the tasks that match. Status 0 if any did, 1 if none, 2 for a wrong command line.

import {defineCommand} from '../../libc';
import {newScan} from '../ps';
import {lineOf, SELECTION, selectTasks} from './selection';

export const pgrep = defineCommand(
  `pgrep [-fxvnocla] [-P PPID] [-g PGRP] [-u USER] [-U USER] [PATTERN]
  Print the pids of tasks whose name matches an extended regular expression
  -l  With their names
  -a  With their command lines
  ${SELECTION}`,
  {badUsage: 2, operands: [0, 1]},
  function* (call) {
    const found = yield* selectTasks(call, call.begin(newScan()));
    if (typeof found === 'number') return found;
    const lines = found.map(task => {
      const shown = call.has('-a') ? ` ${lineOf(task)}` : call.has('-l') ? ` ${task.comm}` : '';
      return `${task.pid}${shown}\n`;
    });
    const status = yield* call.print(call.has('-c') ? `${found.length}\n` : lines.join(''));
    return status || Number(found.length === 0);
  },
);
