import {expect, it} from 'vitest';
import {typedBeforeKeys, typedText} from './typed';

const inputs = ['ls\n', 'sleep 100\n', '\x03', 'pwd\n'].map((text, at) => ({at, text}));

it('is all that was typed, without the keys', () => {
  expect(typedText({inputs})).toBe('ls\nsleep 100\npwd\n');
});

it('ends before the line that the first key ended', () => {
  expect(typedBeforeKeys({inputs})).toEqual({text: 'ls\n', whole: false});
  expect(typedBeforeKeys({inputs: inputs.slice(0, 2)})).toEqual({text: 'ls\nsleep 100\n', whole: true});
});
