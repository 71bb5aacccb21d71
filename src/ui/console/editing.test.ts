import {describe, expect, it} from 'vitest';
import {editLine} from './editing';

const cursor = (marked: string) => {
  const start = marked.indexOf('|');
  return {text: marked.replace('|', ''), start, end: start};
};

describe('editing keys', () => {
  it.each([
    ['a', 'echo o|ne', '|echo one'],
    ['e', 'echo o|ne', 'echo one|'],
    ['u', 'echo o|ne', '|ne'],
    ['k', 'echo o|ne', 'echo o|'],
    ['w', 'echo one  |two', 'echo |two'],
    ['w', 'echo|', '|'],
  ])('Ctrl-%s makes of %s', (key, before, after) => {
    expect(editLine(cursor(before), key)).toEqual(cursor(after));
  });

  it('leave other keys alone', () => {
    expect(editLine(cursor('echo|'), 'x')).toBeNull();
  });
});
