// Caught signals: taken between commands, when a trap is set or the shell is interactive. A trap's action leaves $? alone.

import {again, call, done, procedure} from '../../../base';
import {SIGNALS, signalName} from '../../abi';
import {changeSetup, type Memory} from './memory';
import {sys} from './system';
import {RUN_TEXT, textFrame} from './texts';

interface TrapFrame {
  mask?: number;
  status?: number;
}

/** The lowest signal of a mask; -1 of none. */
export const lowestSignal = (mask: number): number => 31 - Math.clz32(mask & -mask);

/** Runs the traps of the signals caught since the last time. Answers the mask of caught signals. */
export const TAKE_SIGNALS = procedure<Memory, TrapFrame & {all?: number}>('take_signals')({
  take: () => sys('sigtake'),
  taken(m, frame, mask: number) {
    frame.mask = mask;
    frame.all = mask;
    frame.status = m.status;
    return mask === 0 ? done(0) : undefined;
  },
  next(m, frame) {
    const signal = lowestSignal(frame.mask as number);
    if (signal < 0) return done(frame.all);
    frame.mask = (frame.mask as number) & ~(1 << signal);
    const action = m.setup.traps[signalName(signal) ?? signal];
    if (typeof action === 'string' && action !== '') return call(RUN_TEXT, textFrame(action, false, false));
    if (signal === SIGNALS.INT && m.setup.interactive) {
      m.flow = 'abort';
      frame.status = 128 + signal;
    }
  },
  ran(m, frame) {
    if (m.flow !== 'exit') m.status = frame.status as number;
    return again('next');
  },
});

/** The action of `trap ... EXIT`, once. Its own exit decides the status; else the status stays. */
export const RUN_EXIT_TRAP = procedure<Memory, TrapFrame>('exit_trap')({
  run(m, frame) {
    const {EXIT: action, ...traps} = m.setup.traps;
    changeSetup(m, {traps});
    frame.status = m.status;
    m.flow = '';
    return action === undefined || action === '' ? undefined : call(RUN_TEXT, textFrame(action, false, false));
  },
  end(m, frame) {
    if ((m.flow as string) !== 'exit') m.status = frame.status as number;
    return done(m.status);
  },
});
