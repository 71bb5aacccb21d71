// expr: one expression, given word by word. Its status is 1 when the value is nothing or 0, and 2 when it is wrong.

import {defineCommand} from '../../libc';
import {evaluateWords, isNull} from './evaluate';

export const expr = defineCommand(
  `expr EXPRESSION
  Print the value of an expression: | & < <= = != >= > + - * / % : ( ) match substr index length quote`,
  {ownOptions: true},
  function* (call) {
    if (call.operands.length === 0) return yield* call.fail('too few arguments', 2);
    const value = evaluateWords(call.operands);
    if ('problem' in value) return yield* call.fail(value.problem, 2);
    return (yield* call.print(`${value.value}\n`)) || Number(isNull(value.value));
  },
);
