// Writing: what builtins print, and complaints. A write that fails is itself complained of and makes the status 1.

import {again, done, procedure} from '../../../base';
import {type Fallible, failed, strerror} from '../../abi';
import type {Printed} from './builtin';
import {checkFailure, giveUp, type Memory} from './memory';
import {sys} from './system';

interface EmitFrame extends Printed {
  rest: string;
}

/** Prints and answers the status. Locals: emitFrame(printed). */
export const EMIT = procedure<Memory, EmitFrame>('emit')({
  complain: (_m, frame) => (frame.complaint === undefined ? again('write') : sys('write', 2, frame.complaint)),
  write(_m, frame) {
    if (frame.rest === '') return again('end');
    return sys('write', frame.fd, frame.rest);
  },
  written(_m, frame, reply: Fallible<number>) {
    if (!failed(reply)) {
      frame.rest = reply > 0 ? frame.rest.slice(reply) : '';
      return again('write');
    }
    if (reply.errno === 'EINTR') return again('write');
    if (frame.fd === 2) return again('end');
    if (frame.quiet === true) return again('could_not_write');
    return sys('write', 2, `sh: write error: ${strerror(reply.errno)}\n`);
  },
  could_not_write(m) {
    m.status = 1;
    checkFailure(m);
    return done(1);
  },
  end(m, frame) {
    if (frame.fatal) giveUp(m, frame.status);
    else {
      m.status = frame.status;
      checkFailure(m);
    }
    return done(frame.status);
  },
});

export const emitFrame = (printed: Printed): EmitFrame => ({...printed, rest: printed.text});
