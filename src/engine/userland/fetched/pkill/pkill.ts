// pkill: a signal for the tasks that match. Status 0 if one was sent, 1 if none, 2 for a wrong command line.

import {failed, syscall} from '../../../abi';
import {defineCommand, signalOf} from '../../libc';
import {SELECTION, selectTasks} from '../pgrep';
import type {newScan, TaskFacts} from '../ps';

export const pkill = defineCommand(
  `pkill [-SIGNAL] [-fxvnoce] [-P PPID] [-g PGRP] [-u USER] [-U USER] [PATTERN]
  Send a signal (TERM if none is named) to tasks whose name matches an extended regular expression
  --signal SIGNAL  The signal, by name or number
  -e  Print what is sent to
  ${SELECTION}`,
  {badUsage: 2, operands: [0, 1], rewrite: arg => (isSignal(arg) ? ['--signal', arg.slice(1)] : [arg])},
  function* (call) {
    const signal = signalOf(call.value('--signal') ?? 'TERM');
    if (signal === undefined) return yield* call.fail(`bad signal name '${call.value('--signal')}'`, 2);
    const s = call.begin({
      scan: {pids: null, rows: []} as ReturnType<typeof newScan>,
      found: null as TaskFacts[] | null,
      sent: 0,
    });
    if (s.found === null) {
      const found = yield* selectTasks(call, s.scan);
      if (typeof found === 'number') return found;
      s.found = [...found];
    }
    while (s.found.length > 0) {
      call.save();
      const {pid, comm} = s.found.shift() as TaskFacts;
      const refused = yield* syscall('kill', pid, signal);
      if (failed(refused)) yield* call.refused(`killing pid ${pid} failed`, refused);
      else {
        s.sent++;
        if (call.has('-e')) yield* call.print(`${comm} killed (pid ${pid})\n`);
      }
    }
    if (call.has('-c')) yield* call.print(`${s.sent}\n`);
    return Number(s.sent === 0);
  },
);

/** -9, -KILL, -SIGKILL. */
const isSignal = (arg: string): boolean =>
  /^-([0-9]+|[A-Z][A-Z]+[0-9]?)$/.test(arg) && signalOf(arg.slice(1)) !== undefined;
