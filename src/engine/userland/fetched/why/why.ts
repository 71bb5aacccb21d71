// why: the last refusal that was printed, put to a person.

import {syscall, type Why} from '../../../abi';
import {defineCommand} from '../../libc';

/** "container /dev/ct/a", "task 12 (sleep)". */
const named = ({kind, id, name}: Why['blockers'][number]): string =>
  kind === 'task' ? `task ${id} (${name})` : kind === 'container' ? `container ${name}` : name;

const MOST = 5;

function inWords({refused, error, because, rule, source, blockers, fix, instead}: Why): string {
  const shown = blockers.slice(0, MOST).map(named);
  if (blockers.length > MOST) shown.push(`${blockers.length - MOST} more`);
  const lines = [
    `${refused}: ${error}: ${because}`,
    ...(rule === '' ? [] : [`rule: ${rule}`, `source: ${source}`]),
    ...(shown.length === 0 ? [] : [`in the way: ${shown.join(', ')}`]),
    ...(fix === '' ? [] : [`${instead ? 'instead' : 'fix'}: ${fix}`]),
  ];
  return `${lines.join('\n')}\n`;
}

export const why = defineCommand(
  `why
  Say why the last command was refused: the rule, its source, what stands in the way, and a command that helps`,
  {operands: [0, 0]},
  function* (call) {
    const answer = yield* syscall('why');
    if (answer === null) return yield* call.fail('nothing was refused yet');
    return yield* call.print(inWords(answer));
  },
);
