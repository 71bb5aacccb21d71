// seq: numbers in steps.

import {defineCommand} from '../../libc';

const NUMBER = /^-?(\d+\.?\d*|\.\d+)$/;
/** Numbers written at once. */
const BATCH = 1000;

const decimals = (text: string): number => (text.split('.')[1] ?? '').length;

export const seq = defineCommand(
  `seq [-w] [-s SEPARATOR] [FIRST [STEP]] LAST
  Print numbers from first to last (first and step are 1 if not given)
  -w  Pad with zeros to equal width
  -s SEPARATOR  What stands between the numbers; a newline if not given`,
  {
    // Negative numbers look like options.
    optionsFirst: true,
    operands: [1, 3],
  },
  function* (call) {
    const words = call.operands;
    if (words.some(word => !NUMBER.test(word))) return yield* call.misused('');
    const [first, step] =
      words.length === 1 ? ['1', '1'] : words.length === 2 ? [words[0] as string, '1'] : (words as [string, string]);
    const last = words.at(-1) as string;
    const places = Math.max(decimals(first), decimals(step));
    const scale = 10 ** places;
    const [from, by] = [Math.round(Number(first) * scale), Math.round(Number(step) * scale)];
    const count = by === 0 ? 0 : Math.floor((Number(last) * scale - from) / by + 1e-9) + 1;
    const shown = (value: number) => (value / scale).toFixed(places);
    const width = call.has('-w') ? Math.max(shown(from).length, shown(from + by * (count - 1)).length) : 0;
    const s = call.begin({next: 0});
    while (s.next < count) {
      call.save();
      let text = '';
      for (const end = Math.min(s.next + BATCH, count); s.next < end; s.next++)
        text +=
          shown(from + by * s.next).padStart(width, '0') + (s.next < count - 1 ? (call.value('-s') ?? '\n') : '\n');
      const status = yield* call.print(text);
      if (status !== 0) return status;
    }
    return 0;
  },
);
