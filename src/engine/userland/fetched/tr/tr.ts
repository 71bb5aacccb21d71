// tr: replaces, removes or squeezes characters of the standard input.

import {defineCommand, inClass, runFilter, unescapeAt} from '../../libc';

/** The characters that a set names: a-z, [:class:], escapes. Undefined: a range the wrong way round. */
function expand(set: string): string | undefined {
  let out = '';
  for (let at = 0; at < set.length; ) {
    const named = /^\[:([a-z]+):\]/.exec(set.slice(at));
    if (named !== null && inClass(named[1] as string, 'a') !== undefined) {
      for (let code = 0; code < 256; code++) {
        const char = String.fromCharCode(code);
        if (inClass(named[1] as string, char)) out += char;
      }
      at += named[0].length;
      continue;
    }
    const [low, length] = charAt(set, at);
    at += length;
    if (set[at] !== '-' || at + 1 >= set.length) {
      out += low;
      continue;
    }
    const [high, highLength] = charAt(set, at + 1);
    if (high < low) return undefined;
    for (let code = low.charCodeAt(0); code <= high.charCodeAt(0); code++) out += String.fromCharCode(code);
    at += 1 + highLength;
  }
  return out;
}

function charAt(set: string, at: number): readonly [char: string, length: number] {
  if (set[at] !== '\\' || at + 1 >= set.length) return [set[at] as string, 1];
  const found = unescapeAt(set, at, false);
  return found.length === 1 || found.text === '' ? [set[at + 1] as string, 2] : [found.text, found.length];
}

function complement(set: string): string {
  let out = '';
  for (let code = 0; code < 256; code++) if (!set.includes(String.fromCharCode(code))) out += String.fromCharCode(code);
  return out;
}

export const tr = defineCommand(
  `tr [-cds] SET1 [SET2]
  Replace, remove or squeeze characters of the standard input
  -c, -C  All characters that are not in SET1
  -d  Remove the characters of SET1
  -s  Runs of a character of the last set become one`,
  {optionsFirst: true, operands: [1, 2]},
  function* (call) {
    const [first, second] = call.operands.map(expand);
    if (first === undefined || (call.operands.length === 2 && second === undefined))
      return yield* call.fail(`the range in '${call.operands[first === undefined ? 0 : 1]}' runs backwards`);
    const from = call.has('-c') ? complement(first) : first;
    const to = second === undefined || second === '' ? from : second.padEnd(from.length, second.at(-1));
    const squeezed = call.has('-s') ? (second ?? from) : '';
    const map = new Map([...from].map((char, i) => [char, to[i] as string]));
    return yield* runFilter(call, {
      files: [],
      own: {last: ''},
      piece(own, piece, emit) {
        for (const char of piece) {
          if (call.has('-d') && from.includes(char)) continue;
          const out = call.has('-d') ? char : (map.get(char) ?? char);
          if (out === own.last && squeezed.includes(out)) continue;
          own.last = out;
          emit.text += out;
        }
      },
    });
  },
);
