// One write(2) to a control file: manage_mutex is held while the file's own write runs, which may wait or run a
// procedure of its own, and callback_mutex as well where the dialect has it: then it may not. (V6 3/6, container_file_write)

import {again, done, isCall, procedure, SLEEP} from '../../../base';
import {type ContainerId, type Failure, fail, failed, type Pid} from '../../abi';
import type {Kernel} from '../kernel';
import {lock, unlock} from '../lock';
import {trace} from '../trace';
import {controlFilesOf} from './control-files';
import {rulesOf} from './membership';

interface Env {
  readonly k: Kernel;
  readonly me: Pid;
}

interface WriteFrame {
  readonly container: ContainerId;
  readonly file: string;
  readonly text: string;
  refusal: Failure | null;
}

/** Locals of a call. Answers the bytes written, or a refusal: ENODEV when the container is gone, and the file's own. */
export function writeOf(container: ContainerId, file: string, text: string): WriteFrame {
  return {container, file, text, refusal: null};
}

export const WRITE_CONTROL_FILE = procedure<Env, WriteFrame>('container_file_write')({
  take_manage_mutex({k, me}) {
    if (!lock(k, me, 'manage_mutex')) return SLEEP;
  },
  take_callback_mutex({k, me}, {container}) {
    const rules = k.state.containers.has(container) ? rulesOf(k, container) : undefined;
    if (rules?.changesUnderCallback === true && !lock(k, me, 'callback_mutex')) return SLEEP;
  },
  write({k, me}, frame) {
    const {container, file: name, text} = frame;
    if (!k.state.containers.has(container)) {
      frame.refusal = fail('ENODEV', `the container was removed while its ${name} was open`);
      return again('unlock');
    }
    const file = controlFilesOf(k, container).find(one => one.name === name);
    const answer = file?.write?.(k, container, text, me);
    if (answer === SLEEP || isCall(answer)) return answer as typeof SLEEP;
    if (failed(answer)) frame.refusal = answer;
    return again('unlock');
  },
  written(_env, frame, reply: unknown) {
    if (failed(reply)) frame.refusal = reply;
  },
  unlock({k, me}, frame) {
    if (k.state.misc.locks.callback_mutex === me) unlock(k, me, 'callback_mutex');
    unlock(k, me, 'manage_mutex');
    if (frame.refusal !== null) return frame.refusal;
    if (k.listeners.trace !== null) trace(k, 'control_write', {container: frame.container, file: frame.file});
    return done(frame.text.length);
  },
});
