// which: the programs that names stand for.

import {defineCommand} from '../../libc';
import {obstacle, placesOf} from './search';

export const which = defineCommand(
  `which [-a] COMMAND...
  Print the paths of programs
  -a  All along PATH, not only the first`,
  {operands: [1]},
  function* (call) {
    return yield* call.each(call.operands, {}, function* (name) {
      let text = '';
      for (const path of placesOf(name, call.context.environ)) {
        if ((yield* obstacle(path)) !== 0) continue;
        text += `${path}\n`;
        if (!call.has('-a')) break;
      }
      return text === '' ? 1 : yield* call.print(text);
    });
  },
);
