// Patterns of case, ${v#...} and file names: * ? [...], where a backslash quotes the next character (fnmatch(3)).

import {type GlobBudget, globBudget, globExtent} from '../libc';

const SPECIAL = /[\\*?[\]\-!^]/g;

/** Text that matches only itself. */
export const quotePattern = (text: string): string => text.replace(SPECIAL, '\\$&');
/** Only the backslashes: the other pattern characters of an unquoted expansion act. */
export const quoteBackslashes = (text: string): string => text.replaceAll('\\', '\\\\');
/** The text that a pattern without acting characters stands for. */
export const unquotePattern = (pattern: string): string => pattern.replace(/\\([\s\S])/g, '$1');
/** Whether an unquoted * ? or [ is in it. */
export const isPattern = (pattern: string): boolean => /^(?:[^\\*?[]|\\[\s\S])*[*?[]/.test(pattern);

/**
 * ${v#pattern} and its three siblings: the text without the shortest or longest matching beginning or end. Means nothing
 * once the budget is used up.
 */
export function removeMatch(
  text: string,
  pattern: string,
  operator: '#' | '##' | '%' | '%%',
  budget: GlobBudget = globBudget(),
): string {
  const atEnd = operator[0] === '%';
  if (!isPattern(pattern)) {
    const plain = unquotePattern(pattern);
    if (!atEnd) return text.startsWith(plain) ? text.slice(plain.length) : text;
    return text.endsWith(plain) ? text.slice(0, text.length - plain.length) : text;
  }
  const extent = Math.max(globExtent(pattern, text, operator.length === 2, atEnd, budget), 0);
  return atEnd ? text.slice(0, text.length - extent) : text.slice(extent);
}
