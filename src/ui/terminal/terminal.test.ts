import {describe, expect, it} from 'vitest';
import {describeWhy} from '../../describe';
import type {Why} from '../../protocol';
import type {EngineClient, Typed} from '../engine-client';
import {echoInto, History, joinPath, LINE_LIMIT, quoteWord, Terminal, TerminalLog} from '.';

const textOf = (log: TerminalLog) => log.blocks.flatMap(block => block.lines.map(line => `${line.kind}:${line.text}`));

/** A machine that answers when the test says so. */
function slowMachine() {
  const typed: string[] = [];
  const keys: string[] = [];
  const answers: ((answer: Typed) => void)[] = [];
  const refusals: ((reason: Error) => void)[] = [];
  const engine = {
    type: (text: string) => {
      typed.push(text);
      return new Promise<Typed>((resolve, reject) => {
        answers.push(resolve);
        refusals.push(reject);
      });
    },
    key: (key: string) => keys.push(key),
  } as unknown as EngineClient;
  const terminal = new Terminal(() => engine);
  const answer = async () => {
    answers.shift()?.({kind: 'typed', id: 0, output: '', status: 0, waiting: '', began: 0, ended: 0, because: ''});
    await new Promise(done => setTimeout(done));
    terminal.receive([], 'host# ');
    return new Promise(done => setTimeout(done));
  };
  const refuse = (because: string) => refusals.shift()?.(new Error(because));
  return {terminal, typed, keys, answer, refuse};
}

describe('the log', () => {
  it('joins what belongs to one line and ends it at the newline', () => {
    const log = new TerminalLog();
    log.print('a');
    log.print('b\nc\n');
    log.print('d');
    expect(textOf(log)).toEqual(['output:ab', 'output:c', 'output:d']);
  });

  it('keeps the last ten thousand lines', () => {
    const log = new TerminalLog();
    log.print(Array.from({length: LINE_LIMIT + 123}, (_, i) => `${i}\n`).join(''));
    expect(log.lineCount).toBe(LINE_LIMIT);
    expect(textOf(log)[0]).toBe('output:123');
    expect(textOf(log).at(-1)).toBe(`output:${LINE_LIMIT + 122}`);
  });

  it('replaces only the block that changed', () => {
    const log = new TerminalLog();
    for (let i = 0; i < 120; i++) log.print(`${i}\n`);
    const before = log.blocks;
    log.print('new\n');
    expect(log.blocks.slice(0, -1)).toEqual(before.slice(0, -1));
    expect(log.blocks[0]).toBe(before[0]);
    expect(log.blocks.at(-1)).not.toBe(before.at(-1));
  });

  it('cuts a line without end', () => {
    const log = new TerminalLog();
    log.print('x'.repeat(9_000));
    expect(log.lineCount).toBe(3);
  });

  it('cuts a line that grows bit by bit at the same length', () => {
    const log = new TerminalLog();
    for (let i = 0; i < 3; i++) log.print('x'.repeat(3_000));
    const lengths = log.blocks.flatMap(block => block.lines.map(line => line.text.length));
    expect(lengths).toEqual([4_000, 4_000, 1_000]);
  });
});

describe('the terminal', () => {
  it('sends what is typed by hand at once, also while a command runs', () => {
    const {terminal, typed} = slowMachine();
    terminal.enter('cat');
    terminal.enter('hello');
    expect(typed).toEqual(['cat', 'hello']);
    expect(terminal.unfinished).toBe(2);
  });

  it('runs the lines of a paste one after another, and what is typed meanwhile after them', async () => {
    const {terminal, typed, answer} = slowMachine();
    terminal.paste(['a', 'b']);
    terminal.enter('c');
    expect(typed).toEqual(['a']);
    await answer();
    expect(typed).toEqual(['a', 'b']);
    await answer();
    expect(typed).toEqual(['a', 'b', 'c']);
    await answer();
    expect(terminal.unfinished).toBe(0);
  });

  it('waits for what a line printed before the next one is shown', async () => {
    const {terminal, answer} = slowMachine();
    terminal.paste(['a', 'b']);
    const answered = answer();
    terminal.receive([{text: 'from a\n', because: ''}], 'host# ');
    await answered;
    expect(textOf(terminal.log)).toEqual(['command:a', 'output:from a', 'command:b']);
  });

  it('drops the lines that wait when interrupted', async () => {
    const {terminal, typed, keys, answer} = slowMachine();
    const dropped = expect(terminal.runLines(['a', 'b'])).rejects.toThrow('Ctrl-C');
    terminal.interrupt();
    await answer();
    await dropped;
    expect(typed).toEqual(['a']);
    expect(keys).toEqual(['interrupt']);
  });

  it('types no line of a paste that waits behind one that was refused', async () => {
    const {terminal, typed, refuse} = slowMachine();
    const dropped = expect(terminal.runLines(['sleep 1', 'rmdir /c/a'])).rejects.toThrow('time was turned back');
    const behind = expect(terminal.runLines(['rmdir /c/b'])).rejects.toThrow('time was turned back');
    refuse('time was turned back');
    await dropped;
    await behind;
    expect(typed).toEqual(['sleep 1']);
    expect(terminal.unfinished).toBe(0);
  });

  it('stops by Ctrl-Z what runs, and nothing at a prompt', async () => {
    const {terminal, keys, answer} = slowMachine();
    terminal.receive([], 'host# ');
    expect(terminal.suspend()).toBe(false);
    const dropped = expect(terminal.runLines(['a', 'b'])).rejects.toThrow('Ctrl-Z');
    expect(terminal.suspend()).toBe(true);
    await answer();
    await dropped;
    expect(keys).toEqual(['suspend']);
    expect(textOf(terminal.log)).toContain('command:^Z');
  });

  it('shows commands with their prompt, and a refusal with its reason', () => {
    const {terminal} = slowMachine();
    terminal.receive([], 'host# ');
    terminal.enter('rmdir /dev/ct/web');
    terminal.receive([{text: 'rmdir: busy\n', because: 'web has 2 tasks'}], '');
    expect(textOf(terminal.log)).toEqual(['command:rmdir /dev/ct/web', 'error:rmdir: busy', 'hint:# web has 2 tasks']);
    expect(terminal.log.blocks[0]?.lines[0]?.prompt).toBe('host# ');
  });

  it('keeps with a reason its explanation and the line that was refused', () => {
    const {terminal} = slowMachine();
    terminal.enter('rmdir /c/a');
    const why: Why = {
      refused: 'rmdir',
      error: 'EBUSY',
      because: '/a holds task 7',
      rule: 'A container is removed only when no task is in it.',
      source: 'V6 3/6, container_rmdir',
      blockers: [{kind: 'task', id: 7, name: 'sleep'}],
      fix: 'echo 7 > /c/tasks',
      instead: false,
    };
    terminal.receive([{text: 'rmdir: busy\n', because: why.because, why}], '');
    expect(terminal.log.blocks[0]?.lines.at(-1)?.refusal).toEqual({why, line: 'rmdir /c/a'});
    expect(describeWhy(why)).toBe(
      '/a holds task 7. A container is removed only when no task is in it. A fix is offered: echo 7 > /c/tasks',
    );
  });
});

describe('a run that is played again', () => {
  it('shows what was typed at the place where it was typed', () => {
    const {terminal} = slowMachine();
    terminal.receive(
      [
        {text: 'ls\nsleep 9\n', because: '', prompt: 'host# '},
        {text: 'a\n', because: ''},
      ],
      '',
    );
    terminal.receive([{text: '\x03', because: '', prompt: ''}], 'host# ');
    expect(textOf(terminal.log)).toEqual(['command:ls', 'command:sleep 9', 'output:a', 'command:^C']);
    expect(terminal.history.lines).toEqual(['ls', 'sleep 9']);
    expect(terminal.touched).toBe(false);
  });

  it('is not remembered once more when time is turned back and the log comes anew', () => {
    const {terminal} = slowMachine();
    const [a, b] = ['a\n', 'b\n'].map(text => ({text, because: '', prompt: 'host# '}));
    terminal.receive([a!, b!], 'host# ');
    terminal.receive([a!], '', true);
    terminal.receive([b!], 'host# ');
    expect(textOf(terminal.log)).toEqual(['command:a', 'command:b']);
    expect(terminal.history.lines).toEqual(['a', 'b']);
    terminal.forget();
    terminal.receive([a!], 'host# ');
    expect(terminal.history.lines).toEqual(['a', 'b', 'a']);
  });

  it('hears Ctrl-Z and Ctrl-C while a command of it runs, which stand without a prompt', () => {
    const {terminal, keys} = slowMachine();
    terminal.receive([{text: 'sleep 9\n', because: '', prompt: 'host# '}], 'host# ');
    terminal.receive([], '');
    expect(terminal.suspend()).toBe(true);
    terminal.interrupt();
    expect(keys).toEqual(['suspend', 'interrupt']);
    expect(terminal.log.blocks.flatMap(block => block.lines.map(line => line.prompt))).toEqual(['host# ', '', '']);
  });
});

describe('history', () => {
  it('walks back and forward and gives the unfinished line back', () => {
    const history = new History();
    history.add('a');
    history.add('b');
    expect(history.back('dra')).toBe('b');
    expect(history.back('b')).toBe('a');
    expect(history.back('a')).toBeNull();
    expect(history.forward()).toBe('b');
    expect(history.forward()).toBe('dra');
    expect(history.forward()).toBeNull();
  });

  it('remembers a line that is repeated once, and no blank one', () => {
    const history = new History();
    for (const line of ['a', 'a', ' ', 'b']) history.add(line);
    expect(history.lines).toEqual(['a', 'b']);
  });
});

describe('typed words', () => {
  it.each([
    ['/dev/ct/web', '/dev/ct/web'],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$(reboot)', "'$(reboot)'"],
    ['', "''"],
  ])('%j is typed as %s', (word, typed) => expect(quoteWord(word)).toBe(typed));

  it.each([
    ['0-1', '/dev/ct/web/cpus', 'echo 0-1 > /dev/ct/web/cpus'],
    ['max_shares=5', '/dev/nt/a b/shares', "echo max_shares=5 > '/dev/nt/a b/shares'"],
    ['-n', '/dev/ct/cpus', "printf '%s\\n' -n > /dev/ct/cpus"],
    ['a;b', '/dev/ct/cpus', "echo 'a;b' > /dev/ct/cpus"],
    ['', '/dev/ct/cpus', "echo '' > /dev/ct/cpus"],
  ])('writing %j is %s', (value, path, line) => expect(echoInto(value, path)).toBe(line));

  it('joins paths', () => {
    expect(joinPath('/dev/ct', 'web')).toBe('/dev/ct/web');
    expect(joinPath('/', 'web')).toBe('/web');
  });
});
