// killall: a signal for all tasks of a name. The status is the number of names and tasks for which that went wrong, as with
// BusyBox.

import {failed, syscall} from '../../../abi';
import {defineCommand, planKill} from '../../libc';
import {tasksNamed} from '../pidof';
import {newScan, scanTasks} from '../ps';

export const killall = defineCommand(
  `killall [-lq] [-SIGNAL] NAME...
  Send a signal (TERM if none is named) to all tasks with one of these names
  -l  List the signals
  -q  Do not complain about names that no task has`,
  {ownOptions: true},
  function* (call) {
    const [name = '', ...words] = call.context.argv;
    const quiet = words[0] === '-q';
    const plan = planKill([name, ...words.slice(Number(quiet))]);
    if (plan.kind === 'error') return yield* call.fail(plan.error);
    if (plan.kind === 'list') return yield* call.print(plan.text);
    const s = call.begin({
      ...newScan(),
      at: 0,
      pids: null as number[] | null,
      targets: null as number[] | null,
      errors: 0,
    });
    const refused = yield* scanTasks(call, s);
    if (failed(refused)) return yield* call.refused("can't open '/proc'", refused);
    for (; s.at < plan.targets.length; s.at++) {
      call.save();
      const target = plan.targets[s.at] as string;
      if (s.targets === null) {
        s.targets = (yield* tasksNamed(s.rows, target)).filter(pid => pid !== call.context.pid);
        if (s.targets.length === 0 && !quiet) yield* call.fail(`${target}: no process killed`);
        if (s.targets.length === 0) s.errors++;
      }
      while (s.targets.length > 0) {
        call.save();
        const pid = s.targets.shift() as number;
        const answer = yield* syscall('kill', pid, plan.signal);
        if (failed(answer)) {
          s.errors++;
          yield* call.refused(`can't kill pid ${pid}`, answer);
        }
      }
      s.targets = null;
    }
    return Math.min(s.errors, 255);
  },
);
