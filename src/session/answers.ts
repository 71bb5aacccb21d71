// Answers to what only asks of the machine as it is.

import type {FromEngine, ToEngine} from '../protocol';
import {readings} from './control-files';
import type {Player} from './player';
import {readScript} from './script-text';
import {buffersOf, type Inspection, makeSlices} from './slices';

export type Question = Extract<ToEngine, {readonly kind: 'recording' | 'look' | 'read'}>;

/** The answer, and what of it is handed over rather than copied. */
export function answerTo(player: Player, inspection: Inspection, message: Question): [FromEngine, ArrayBuffer[]] {
  const {machine, marks, moves} = player;
  const {id} = message;
  if (message.kind === 'read') return [{kind: 'script', id, ...readScript(message.text)}, []];
  if (message.kind === 'look') {
    const slices = makeSlices(machine.kernel, marks, new Int32Array(0), inspection, moves);
    const told = {
      kind: 'seen',
      id,
      tick: machine.tick,
      slices,
      readings: readings(machine.kernel, message.files),
    } as const;
    return [told, buffersOf(slices)];
  }
  const recording = player.recording();
  const because = 'this run is longer, or more was typed in it, than a link can hold';
  if (recording === null) return [{kind: 'refused', id, because}, []];
  return [{kind: 'recording', id, recording, hash: machine.hash()}, []];
}
