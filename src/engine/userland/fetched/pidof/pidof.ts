// pidof: the tasks of a name, on one line. Status 1 if there are none.

import {failed, syscall} from '../../../abi';
import {defineCommand} from '../../libc';
import {newScan, scanTasks} from '../ps';
import {tasksNamed} from './named';

export const pidof = defineCommand(
  `pidof [-s] [-o PID]... NAME...
  Print the pids of all tasks with one of these names, the newest first
  -s  Only one for each name
  -o PID  Without this one; %PPID is the task that started pidof`,
  {},
  function* (call) {
    const s = call.begin({...newScan(), parent: 0, at: 0, found: [] as number[]});
    s.parent ||= yield* syscall('getppid');
    const refused = yield* scanTasks(call, s);
    if (failed(refused)) return yield* call.refused("can't open '/proc'", refused);
    const omitted = call.values('-o').map(word => (word === '%PPID' ? s.parent : Number(word)));
    for (; s.at < call.operands.length; s.at++) {
      call.save();
      const named = yield* tasksNamed(s.rows, call.operands[s.at] as string);
      const pids = named.filter(pid => !omitted.includes(pid));
      s.found.push(...(call.has('-s') ? pids.slice(0, 1) : pids));
    }
    return s.found.length === 0 ? 1 : yield* call.print(`${s.found.join(' ')}\n`);
  },
);
