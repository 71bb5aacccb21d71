// test and [: what can be told without the file system is told at once; questions to it are system calls, asked in order.

import {again, call, done, procedure} from '../../../../base';
import type {SyscallResult} from '../../../abi';
import {evaluateTest} from '../../libc';
import {type Builtin, complainOf, type Outcome, plain} from '../builtin';
import type {Memory} from '../memory';
import {EMIT, emitFrame} from '../output';

/** Null while answers are missing. */
function test(argv: readonly string[], answers: readonly SyscallResult[]): Outcome | null {
  const {requests, status, error} = evaluateTest(argv, answers);
  if (requests.length > answers.length) return null;
  return error === '' ? status : complainOf(error, status);
}

interface TestFrame {
  readonly argv: readonly string[];
  answers?: readonly SyscallResult[];
}

const TEST = procedure<Memory, TestFrame>('test_builtin')({
  ask(_m, {argv, answers = []}) {
    return evaluateTest(argv).requests[answers.length] ?? again('conclude');
  },
  answered(_m, frame, reply: SyscallResult) {
    frame.answers = [...(frame.answers ?? []), reply];
    return again('ask');
  },
  conclude(m, {argv, answers = []}) {
    const outcome = test(argv, answers) as Outcome;
    return typeof outcome === 'number' ? done((m.status = outcome)) : call(EMIT, emitFrame(outcome));
  },
  complained: m => done(m.status),
});

export const TEST_BUILTIN: Builtin = plain((_m, argv) => test(argv, []), TEST);
