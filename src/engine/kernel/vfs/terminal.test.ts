import {beforeEach, describe, expect, test} from 'vitest';
import {SLEEP} from '../../../base';
import {bootFixture, nobody, ROOT_TASK, root, shareFrom} from '../../../testing/kernel-by-hand';
import {fail, RUNNING, SIGNALS, STOPPED} from '../../abi';
import {type Kernel, openTerminal, shareFile, typeText} from '..';

let k: Kernel;
let said: string[][];
beforeEach(() => {
  k = bootFixture();
  said = [];
  k.listeners.tty = (text, writer, because) => said.push([text, `${writer}`, because]);
  const file = openTerminal(k);
  shareFile(k, file);
  k.state.records.edit(ROOT_TASK).fds = [file];
  shareFrom(k, ROOT_TASK, 3);
});
const read = (count = 100) => root(k, 'read', 0, count);

describe('the terminal', () => {
  test('gives one line at a time and waits for the next', () => {
    k.state.misc.terminal.prompt = '# ';
    expect(read()).toBe(SLEEP);
    typeText(k, 'echo');
    expect(read()).toBe(SLEEP);
    expect(k.state.misc.terminal.prompt).toBe('# ');
    typeText(k, ' a\nls\n');
    expect(k.state.tasks.state[ROOT_TASK]).toBe(RUNNING);
    expect(read()).toBe('echo a\n');
    expect(k.state.misc.terminal.prompt).toBe('');
    expect(read(2)).toBe('ls');
    expect(read()).toBe('\n');
    expect(read()).toBe(SLEEP);
  });

  test('Ctrl-D ends the input once, and hands over an unfinished line', () => {
    typeText(k, 'a\n\x04');
    expect(read()).toBe('a\n');
    expect(read()).toBe('');
    expect(read()).toBe(SLEEP);
    typeText(k, 'half\x04rest\n');
    expect(read()).toBe('half');
    expect(read()).toBe('rest\n');
  });

  test('Ctrl-C drops what was typed and interrupts the foreground group', () => {
    k.state.misc.terminal.foreground = 3;
    k.state.records.edit(3).dispositions[SIGNALS.INT] = 'catch';
    typeText(k, 'lost\x03kept\n');
    expect(k.state.tasks.pending[3]).toBe(1 << SIGNALS.INT);
    expect(k.state.tasks.pending[ROOT_TASK]).toBe(0);
    expect(nobody(k, 'read', 0, 100)).toBe('kept\n');
  });

  test('Ctrl-Z drops what was typed and stops the foreground group', () => {
    k.state.misc.terminal.foreground = 3;
    k.state.tasks.cpu[3] = 1;
    typeText(k, 'lost\x1akept\n');
    expect(k.state.tasks.state[3]).toBe(STOPPED);
    expect(k.state.tasks.state[ROOT_TASK]).toBe(RUNNING);
    expect(k.state.misc.terminal.input).toBe('kept\n');
  });

  test('stops a background task that reads, and lets it try again', () => {
    k.state.misc.terminal.foreground = ROOT_TASK;
    k.state.tasks.cpu[3] = 1;
    k.state.cpus.current[1] = 3;
    expect(nobody(k, 'read', 0, 10)).toBe(SLEEP);
    expect(k.state.tasks.state[3]).toBe(STOPPED);
    k.state.records.edit(3).dispositions[SIGNALS.TTIN] = 'ignore';
    expect(nobody(k, 'read', 0, 10)).toBe('EIO');
  });

  test('carries the reason of a refused call beside the text that names its error, once', () => {
    const refusal = {call: 'rmdir', ...fail('EBUSY', 'task 7 is a member'), args: ['a'], file: null};
    k.state.records.edit(ROOT_TASK).refusal = refusal;
    root(k, 'write', 0, 'trying\n');
    root(k, 'write', 0, "rmdir: 'a': Device or resource busy\n");
    root(k, 'write', 0, 'Device or resource busy\n');
    expect(said.map(([, , because]) => because)).toEqual(['', 'task 7 is a member', '']);
    expect(said[0]).toEqual(['trying\n', '1', '']);
    const {euid, cwd} = k.state.records.get(ROOT_TASK);
    expect(k.state.misc.terminal.refusal).toEqual({...refusal, task: ROOT_TASK, euid, cwd});
  });

  test('counts and hashes what was written', () => {
    const {terminal} = k.state.misc;
    root(k, 'write', 0, 'ab');
    const whole = terminal.writtenHash;
    expect(terminal.written).toBe(2);
    terminal.writtenHash = 0;
    root(k, 'write', 0, 'a');
    expect(terminal.writtenHash).not.toBe(whole);
    root(k, 'write', 0, 'b');
    expect(terminal.writtenHash).toBe(whole);
  });
});
