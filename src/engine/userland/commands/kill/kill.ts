// kill: sends a signal. The status is the number of targets that could not be reached, as with BusyBox.

import {failed, syscall} from '../../../abi';
import {begin, complain, complainOf, defineCommand, killTarget, planKill, print, save} from '../../libc';

export const kill = defineCommand(
  {
    name: 'kill',
    usage: 'kill [-l] [-SIGNAL | -s SIGNAL] PID...',
    about: 'Send a signal (TERM if none is named) to tasks, or to a process group as -PGRP',
    options: [
      {flag: '-l', about: 'List the signals, or translate names and numbers'},
      {flag: '-s', value: 'SIGNAL', about: 'The signal, by name or number'},
    ],
    ownOptions: true,
  },
  function* (call) {
    const plan = planKill(call.context.argv);
    if (plan.kind === 'error') {
      yield* complain('kill', plan.error);
      return 1;
    }
    if (plan.kind === 'list') return yield* print('kill', plan.text);
    const s = begin(call.context, {at: 0, errors: 0});
    for (; s.at < plan.targets.length; s.at++) {
      save(call.context, s);
      const word = plan.targets[s.at] as string;
      const target = killTarget(word);
      const answer = target === undefined ? null : yield* syscall('kill', target, plan.signal);
      if (answer === null) yield* complain('kill', `invalid number '${word}'`);
      else if (failed(answer)) yield* complainOf('kill', `can't kill pid ${target}`, answer);
      else continue;
      s.errors++;
    }
    return Math.min(s.errors, 255);
  },
);
