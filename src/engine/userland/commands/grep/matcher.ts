// Which lines grep selects, and which parts of them match.

import {type Compiled, compileRegex, quoteRegex, type RegexBudget, searchRegex} from '../../libc';

export interface MatcherOptions {
  readonly extended: boolean;
  readonly fixed: boolean;
  readonly ignoreCase: boolean;
  readonly words: boolean;
  readonly lines: boolean;
}

export interface Matcher {
  matches(line: string, budget: RegexBudget): boolean;
  /** The matching parts, from left to right, without empty ones. */
  parts(line: string, budget: RegexBudget): string[];
}

type Span = readonly [begin: number, end: number];

/** A matcher for any of the patterns, or what is wrong with one. */
export function matcherOf(patterns: readonly string[], options: MatcherOptions): Matcher | string {
  const compiled: Compiled[] = [];
  for (const pattern of patterns) {
    const regex = compileRegex(options.fixed ? quoteRegex(pattern) : pattern, {
      extended: options.extended && !options.fixed,
      ignoreCase: options.ignoreCase,
    });
    if (typeof regex === 'string') return `bad regex '${pattern}': ${regex}`;
    compiled.push(regex);
  }
  const next = (line: string, from: number, budget: RegexBudget) => nextSpan(compiled, line, from, options, budget);
  return {
    matches: (line, budget) => next(line, 0, budget) !== null,
    parts(line, budget) {
      const parts: string[] = [];
      for (let at = 0; at <= line.length; ) {
        const span = next(line, at, budget);
        if (span === null) break;
        if (span[1] > span[0]) parts.push(line.slice(...span));
        at = Math.max(span[1], span[0] + 1);
      }
      return parts;
    },
  };
}

/** The leftmost, then longest match of any pattern from `from` on. */
function nextSpan(
  compiled: readonly Compiled[],
  line: string,
  from: number,
  options: MatcherOptions,
  budget: RegexBudget,
): Span | null {
  let best: Span | null = null;
  for (const regex of compiled) {
    const span = accepted(regex, line, from, options, budget);
    if (span === null) continue;
    if (best === null || span[0] < best[0] || (span[0] === best[0] && span[1] > best[1])) best = span;
  }
  return best;
}

function accepted(
  regex: Compiled,
  line: string,
  from: number,
  options: MatcherOptions,
  budget: RegexBudget,
): Span | null {
  for (let at = from; at <= line.length; ) {
    const match = searchRegex(regex, line, budget, at);
    if (match === null) return null;
    const span: Span = [match[0] as number, match[1] as number];
    if (options.lines ? span[0] === 0 && span[1] === line.length : !options.words || isWord(line, span)) return span;
    if (options.lines) return null;
    at = span[0] + 1;
  }
  return null;
}

function isWord(line: string, [begin, end]: Span): boolean {
  const word = (char: string | undefined) => char !== undefined && /\w/.test(char);
  return end > begin && !word(line[begin - 1]) && !word(line[end]);
}
