import {expect, it} from 'vitest';
import {asIs} from './as-is';

it.each(['plain', '``', 'a\n````\n![x](https://example.org/x.png)', '`'.repeat(9)])(
  'no fence in %j ends its own',
  text => {
    const lines = asIs(text).value.split('\n');
    const fence = lines.at(-1)!;
    expect(fence).toMatch(/^`{4,}$/);
    expect(lines[0]).toBe(`${fence}text`);
    expect(lines.slice(1, -1).join('\n')).toBe(text);
    expect(text).not.toContain(fence);
  },
);
