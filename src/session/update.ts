// One update: the slices of the machine as it is, and what happened since the last one.

import type {Update} from '../protocol';
import type {Player} from './player';
import {type Inspection, makeSlices} from './slices';

export function makeUpdate(
  player: Player,
  inspection: Inspection,
  rest: Pick<Update, 'update' | 'running' | 'idle'>,
): Update {
  const {machine, marks, moves, known} = player;
  const {switches, tty, rewound, branched, ...happened} = player.take();
  return {
    kind: 'update',
    ...rest,
    tick: machine.tick,
    known,
    ...(rewound !== null && {rewound}),
    ...(branched !== null && {branched}),
    prompt: machine.prompt,
    slices: makeSlices(machine.kernel, marks, switches, inspection, moves),
    tty: tty.map(({at: _, refusal: __, ...chunk}) => chunk),
    ...happened,
  };
}
