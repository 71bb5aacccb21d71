// What the page learns of output: which of it is a complaint, told by the descriptor that it was written to.
import {expect, test} from 'vitest';
import {DEFAULT_SPEC} from '../scenario';
import {Player} from './player';

test('output carries whether it was written to descriptor 2', () => {
  const spec = {...DEFAULT_SPEC, cpus: 1, nodes: 1};
  const player = new Player({spec, script: '', inputs: [], length: 0}, () => undefined);
  const run = (line: string) => {
    player.type(`${line}\n`);
    for (let i = 0; i < 300; i++) player.tick();
    return player.take().tty.map(({text, error}) => [text, error ?? false]);
  };
  for (let i = 0; i < 100; i++) player.tick();
  player.take();
  expect(run('echo fine; lss; cat -9; echo fine again')).toEqual([
    ['fine\n', false],
    [expect.stringMatching(/^sh: lss: not found\n.*cat/s), true],
    ['fine again\n', false],
  ]);
  expect(run('for').every(([, error]) => error)).toBe(true);
});
