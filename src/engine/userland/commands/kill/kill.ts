// kill: sends a signal. The status is the number of targets that could not be reached, as with BusyBox.

import {syscall} from '../../../abi';
import {defineCommand, killTarget, planKill} from '../../libc';

export const kill = defineCommand(
  `kill [-l] [-SIGNAL | -s SIGNAL] PID...
  Send a signal (TERM if none is named) to tasks, or to a process group as -PGRP
  -l  List the signals, or translate names and numbers
  -s SIGNAL  The signal, by name or number`,
  {ownOptions: true},
  function* (call) {
    const plan = planKill(call.context.argv);
    if (plan.kind === 'error') return yield* call.fail(plan.error);
    if (plan.kind === 'list') return yield* call.print(plan.text);
    return yield* call.each(plan.targets, {errors: 0}, function* (word, s) {
      const target = killTarget(word);
      const answer = target === undefined ? null : yield* syscall('kill', target, plan.signal);
      if (answer === 0) return 0;
      if (answer === null) yield* call.fail(`invalid number '${word}'`);
      else yield* call.refused(`can't kill pid ${word}`, answer);
      return Math.min(++s.errors, 255);
    });
  },
);
