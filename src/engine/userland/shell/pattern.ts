// Patterns of case, ${v#...} and file names: * ? [...], where a backslash quotes the next character (fnmatch(3)).

import {matchGlob} from '../libc';

const SPECIAL = /[\\*?[\]\-!^]/g;

/** Text that matches only itself. */
export const quotePattern = (text: string): string => text.replace(SPECIAL, '\\$&');
/** Only the backslashes: the other pattern characters of an unquoted expansion act. */
export const quoteBackslashes = (text: string): string => text.replaceAll('\\', '\\\\');
/** The text that a pattern without acting characters stands for. */
export const unquotePattern = (pattern: string): string => pattern.replace(/\\([\s\S])/g, '$1');
/** Whether an unquoted * ? or [ is in it. */
export const isPattern = (pattern: string): boolean => /^(?:[^\\*?[]|\\[\s\S])*[*?[]/.test(pattern);

/** ${v#pattern} and its three siblings: the text without the shortest or longest matching beginning or end. */
export function removeMatch(text: string, pattern: string, operator: '#' | '##' | '%' | '%%'): string {
  if (!isPattern(pattern)) {
    const plain = unquotePattern(pattern);
    if (operator[0] === '#') return text.startsWith(plain) ? text.slice(plain.length) : text;
    return text.endsWith(plain) ? text.slice(0, text.length - plain.length) : text;
  }
  for (let n = 0; n <= text.length; n++) {
    const length = operator.length === 1 ? n : text.length - n;
    const cut = operator[0] === '#' ? length : text.length - length;
    const matched = operator[0] === '#' ? text.slice(0, cut) : text.slice(cut);
    if (matchGlob(pattern, matched)) return operator[0] === '#' ? text.slice(cut) : text.slice(0, cut);
  }
  return text;
}
