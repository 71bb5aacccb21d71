import fc from 'fast-check';
import {expect, test} from 'vitest';
import {fromBytes, toBytes} from './bytes';

test('every text survives the way in and out', () => {
  fc.assert(
    fc.property(
      fc.string({unit: 'binary'}).filter(text => !/\p{Surrogate}/u.test(text)),
      text => {
        expect(fromBytes(toBytes(text))).toBe(text);
      },
    ),
  );
});

test('bytes are what an encoder of UTF-8 makes', () => {
  const text = 'é€𝄞';
  expect([...toBytes(text)].map(char => char.charCodeAt(0))).toEqual([...new TextEncoder().encode(text)]);
});

test.each(['\xff', '\xc0\xaf', '\xe2\x82', '\xed\xa0\x80', '\xf5\x80\x80\x80'])(
  '%j is not UTF-8 and shows replacement marks',
  bytes => {
    expect(fromBytes(bytes)).toMatch(/^\ufffd+$/);
  },
);
