import {expect, test} from 'vitest';
import type {SyscallRequest} from '../../../abi';
import {uptime} from './uptime';

/** What it prints at a tick, over a kernel that knows only these calls. */
function at(now: number): string {
  const answers: Record<string, unknown> = {times: {now, utime: 0}, open: 3, close: 0};
  const run = uptime.main({argv: ['uptime'], environ: {}, pid: 5, entry: null, restored: null, checkpoint() {}});
  let printed = '';
  let reads = 0;
  for (let next = run.next(null); !next.done; ) {
    const {nr, args} = next.value as SyscallRequest;
    if (nr === 'write') printed += args[1];
    const read = reads === 0 ? '0.08 0.02 0.01 1/5 9\n' : '';
    if (nr === 'read') reads++;
    next = run.next((nr === 'write' ? (args[1] as string).length : nr === 'read' ? read : answers[nr]) as never);
  }
  return printed;
}

test('uptime counts minutes, then hours and minutes, then days', () => {
  const tail = ',  0 users,  load average: 0.08, 0.02, 0.01\n';
  expect(at(0)).toBe(` 00:00:00 up 0 min${tail}`);
  expect(at(59 * 60_000 + 59_999)).toBe(` 00:59:59 up 59 min${tail}`);
  expect(at(3_600_000)).toBe(` 01:00:00 up  1:00${tail}`);
  expect(at(86_400_000 + 300_000)).toBe(` 00:05:00 up 1 day, 5 min${tail}`);
  expect(at(3 * 86_400_000 + 11 * 3_600_000)).toBe(` 11:00:00 up 3 days, 11:00${tail}`);
});
