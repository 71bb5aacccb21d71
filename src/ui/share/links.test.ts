import {expect, it} from 'vitest';
import {DEFAULT_SPEC, encodeLink} from '../../scenario';
import {type Desk, useChoices} from '../store';
import {openAddress} from './links';

it('a link that is left for another has nothing to say about its end', async () => {
  const boots: ((error: Error) => void)[] = [];
  const desk = {
    boot: () => new Promise((_, reject) => boots.push(reject)),
  } as unknown as Desk;
  const link = encodeLink({spec: DEFAULT_SPEC, script: '', inputs: [], length: 5}, '');
  const [first, second] = [openAddress(desk, link), openAddress(desk, link)];
  boots[0]?.(new Error('another machine was started'));
  await first;
  expect(useChoices.getState().message?.tone).toBe('plain');
  boots[1]?.(new Error('no memory'));
  await second;
  expect(useChoices.getState().message?.text).toContain('no memory');
});
