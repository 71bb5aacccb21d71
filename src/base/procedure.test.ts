import {expect, test} from 'vitest';
import {
  again,
  call,
  done,
  FINISHED,
  type Frame,
  frameOf,
  procedure,
  type Reply,
  SLEEP,
  STEPPED,
  step,
  stepName,
} from './procedure';

interface Env {
  awake: boolean;
  readonly seen: string[];
}

const ADD = procedure<Env, {a: number; b: number}>('test_add')({
  add: (_, frame) => done(frame.a + frame.b),
});

const COUNT = procedure<Env, {n: number; sum: number}>('test_count')({
  start({seen}) {
    seen.push('start');
  },
  sleep: ({awake}) => (awake ? undefined : SLEEP),
  add: (_, frame) => call(ADD, {a: frame.sum, b: frame.n}),
  take(_, frame, sum: never) {
    frame.sum = sum;
    frame.n--;
    if (frame.n > 0) return again('add');
  },
  end: (_, frame) => done(frame.sum),
});

const start = () => ({
  env: {awake: true, seen: []} as Env,
  stack: [frameOf(COUNT, {n: 3, sum: 0})] as Frame[],
  reply: {value: undefined} as Reply,
});

test('a procedure calls, jumps and answers', () => {
  const {env, stack, reply} = start();
  let answer: unknown = STEPPED;
  while (answer === STEPPED) answer = step(env, stack, reply);
  expect(answer).toBe(FINISHED);
  expect(reply.value).toBe(6);
  expect(stack).toEqual([]);
});

test('a sleeping step is called again, and the steps before it are not', () => {
  const {env, stack, reply} = start();
  env.awake = false;
  step(env, stack, reply);
  expect(step(env, stack, reply)).toBe(SLEEP);
  expect(step(env, stack, reply)).toBe(SLEEP);
  expect(stepName(stack[0] as Frame)).toBe('sleep');
  env.awake = true;
  expect(step(env, stack, reply)).toBe(STEPPED);
  expect(env.seen).toEqual(['start']);
});

test('between any two steps the frames are plain data, and a copy of them goes on alike', () => {
  const {env, stack, reply} = start();
  for (let answer: unknown = STEPPED; answer === STEPPED; answer = step(env, stack, reply)) {
    const copy = JSON.parse(JSON.stringify(stack)) as Frame[];
    const copyReply: Reply = {value: reply.value};
    let end: unknown = copy.length === 0 ? FINISHED : STEPPED;
    while (end === STEPPED) end = step({awake: true, seen: []}, copy, copyReply);
    expect(copyReply.value).toBe(6);
  }
});

test('a refusal leaves the procedure at once', () => {
  const REFUSE = procedure<Env>('test_refuse')({
    refuse: () => ({errno: 'EBUSY', because: 'of the test'}),
    never: () => done('not reached'),
  });
  const stack = [frameOf(REFUSE, {})];
  const reply: Reply = {value: undefined};
  expect(step({}, stack, reply)).toBe(FINISHED);
  expect(reply.value).toEqual({errno: 'EBUSY', because: 'of the test'});
});

test('two procedures cannot have the same name', () => {
  expect(() => procedure<Env>('test_add')({end: () => done(0)})).toThrow('twice');
});
