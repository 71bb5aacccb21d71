// What holds for every command of the registry, without knowing it.
import {describe, expect, it} from 'vitest';
import type {SyscallRequest} from '../../abi';
import {commands} from '..';
import {type Command, helpText} from '../libc';
import {init, kthreadd} from '../programs';
import {provideFetched} from '.';

provideFetched();
/** Their words are not options. */
const LITERAL = ['echo', 'test', '[', 'true', 'false'];
/** They read their own options. */
const OWN = ['kill', 'killall', 'find', 'printf', 'chmod', 'expr', 'dd'];

/** Runs a command that makes no call but write. */
function written(command: Command, args: readonly string[]): {out: string; err: string; status: number} {
  const texts = ['', '', ''];
  const run = command.main({
    argv: [command.name, ...args],
    environ: {},
    pid: 5,
    entry: null,
    restored: null,
    checkpoint() {},
  });
  let next = run.next(null);
  while (!next.done) {
    const request: SyscallRequest = next.value;
    if (request.nr !== 'write') throw new Error(`${command.name} ${args.join(' ')} calls ${request.nr}`);
    const [fd, text] = request.args as [number, string];
    texts[fd] = `${texts[fd]}${text}`;
    next = run.next(text.length);
  }
  return {out: texts[1] as string, err: texts[2] as string, status: next.value};
}

it('has commands', () => expect(commands.length).toBeGreaterThan(40));

it('names no two commands alike', () => {
  expect(new Set(commands.map(({name}) => name)).size).toBe(commands.length);
});

describe.each([...commands, init, kthreadd].map(command => [command.name, command] as const))('%s', (name, command) => {
  it('is described in one plain line', () => {
    expect(command.usage === name || command.usage.startsWith(`${name} `)).toBe(true);
    expect(command.about).toMatch(/^[A-Z].*[^.]$/);
    expect(command.about).not.toContain('\n');
    for (const option of command.options) {
      for (const flag of option.flags) expect(flag).toMatch(/^--?[A-Za-z0-9]+[a-z]*$/);
      expect(option.about).toMatch(/^[^ ].*[^. ]$/);
    }
  });
});

describe.each(commands.filter(({name}) => !LITERAL.includes(name)).map(command => [command.name, command] as const))(
  '%s',
  (name, command) => {
    it('explains itself', () => {
      expect(written(command, ['--help'])).toEqual({out: helpText(command), err: '', status: 0});
    });

    if (OWN.includes(name)) return;
    it('refuses an option that it does not know, by name and with its usage', () => {
      const {out, err, status} = written(command, ['-%', 'x', 'y']);
      expect(err).toBe(`${name}: unrecognized option '-%'\nUsage: ${command.usage}\n`);
      expect(out).toBe('');
      expect([1, 2]).toContain(status);
      expect(written(command, ['--no-such']).err).toMatch(`unrecognized option '--no-such'`);
    });
  },
);

const named = (name: string): Command => commands.find(one => one.name === name) as Command;

describe('commands that read their options themselves', () => {
  it('refuse what they do not know, too', () => {
    expect(written(named('find'), ['.', '-zork']).err).toBe('find: unrecognized: -zork\n');
    expect(written(named('kill'), ['-zork', '1']).err).toBe("kill: bad signal name 'zork'\n");
    expect(written(named('killall'), ['-zork', '1']).err).toBe("killall: bad signal name 'zork'\n");
    expect(written(named('chmod'), ['-zork', '644', 'f']).err).toMatch(
      "chmod: unrecognized option '-zork'\nUsage: chmod ",
    );
  });
});
