import {beforeEach, describe, expect, test} from 'vitest';
import {SLEEP} from '../../../base';
import {begin, bootFixture, nobody, ROOT_TASK, root, shareFrom} from '../../../testing/kernel-by-hand';
import {RUNNING, SIGNALS} from '../../abi';
import type {Kernel} from '..';

let k: Kernel;
let from: number;
let to: number;
beforeEach(() => {
  k = bootFixture();
  [from, to] = root(k, 'pipe') as [number, number];
});

describe('a pipe', () => {
  test('gives what was put in, in order and in parts', () => {
    expect(root(k, 'write', to, 'hello ')).toBe(6);
    expect(root(k, 'write', to, 'world')).toBe(5);
    expect(root(k, 'read', from, 8)).toBe('hello wo');
    expect(root(k, 'read', from, 100)).toBe('rld');
  });

  test('puts a reader to sleep while it is empty, and a write wakes it', () => {
    shareFrom(k, ROOT_TASK, 3);
    expect(nobody(k, 'read', from, 10)).toBe(SLEEP);
    expect(k.state.tasks.state[3]).not.toBe(RUNNING);
    root(k, 'write', to, 'x');
    expect(k.state.tasks.state[3]).toBe(RUNNING);
    expect(nobody(k, 'read', from, 10)).toBe('x');
  });

  test('ends when the last writer has closed', () => {
    shareFrom(k, ROOT_TASK, 3);
    root(k, 'write', to, 'last');
    root(k, 'close', to);
    expect(nobody(k, 'read', from, 10)).toBe('last');
    expect(nobody(k, 'read', from, 10)).toBe(SLEEP);
    nobody(k, 'close', to);
    expect(nobody(k, 'read', from, 10)).toBe('');
  });

  test('without readers refuses writes and sends SIGPIPE', () => {
    root(k, 'close', from);
    k.state.records.edit(ROOT_TASK).dispositions[SIGNALS.PIPE] = 'catch';
    expect(root(k, 'write', to, 'x')).toBe('EPIPE');
    expect(k.state.tasks.pending[ROOT_TASK]).toBe(1 << SIGNALS.PIPE);
    root(k, 'close', to);
    expect(k.state.pipes.size).toBe(0);
  });

  test('holds 65536 bytes; a small write waits for room and goes in whole', () => {
    shareFrom(k, ROOT_TASK, 3);
    expect(root(k, 'write', to, 'a'.repeat(65530))).toBe(65530);
    expect(root(k, 'write', to, 'b'.repeat(10))).toBe(SLEEP);
    expect(nobody(k, 'read', from, 65530)).toBe('a'.repeat(65530));
    expect(k.state.tasks.state[ROOT_TASK]).toBe(RUNNING);
    expect(root(k, 'write', to, 'b'.repeat(10))).toBe(10);
  });

  test('a big write goes in by and by', () => {
    shareFrom(k, ROOT_TASK, 3);
    const text = Array.from({length: 20000}, (_, i) => `line ${i}\n`).join('');
    const writing = begin(k, ROOT_TASK, 'write', to, text);
    expect(writing()).toBe(SLEEP);
    let heard = '';
    let taken: unknown = SLEEP;
    while (taken === SLEEP) {
      heard += nobody(k, 'read', from, 10000);
      expect(k.state.tasks.state[ROOT_TASK]).toBe(RUNNING);
      taken = writing();
    }
    expect(taken).toBe(text.length);
    root(k, 'close', to);
    nobody(k, 'close', to);
    for (let part = nobody(k, 'read', from, 10000); part !== ''; part = nobody(k, 'read', from, 10000)) heard += part;
    expect(heard).toBe(text);
  });
});
