import {expect, it} from 'vitest';
import {normalise} from './normalise';

it.each([
  ["rmdir: '/c/n1': Device or resource busy\n", '! Device or resource busy'],
  ['sh: write error: No space left on device.\n', '! No space left on device'],
  ['a  \r\nb\t\n', 'a\nb'],
  ["/root/case.sh: line 4: can't create /c/x: nonexistent directory", '! No such file or directory'],
  ['cat: read error: I/O error', '! Input/output error'],
  ["sh: can't fork: Out of memory", '! Cannot allocate memory'],
  ['sh: 1: Cannot fork', '! Resource temporarily unavailable'],
  ['sh: nosuch: not found', '! not found'],
  ['Terminated\nrc=1\nKilled\n', 'rc=1'],
  ['case.sh: line 3:   120 Killed                  sleep 5\nx', 'x'],
  ['mount rc=32', 'mount rc=255'],
  ['mount: permission denied (are you root?)', '! Operation not permitted'],
  ['the Permission denied story', 'the Permission denied story'],
])('%j becomes %j', (from, to) => {
  expect(normalise(from)).toBe(to);
});
