// What was typed in a run, as text: keys that a terminal gives a meaning of their own are no part of it.
import type {Recording} from './spec';

/** Ctrl-C, Ctrl-D, Ctrl-Z. */
const KEYS = /[\x03\x04\x1a]/g;

/** All of it, without the keys. */
export const typedText = ({inputs}: Pick<Recording, 'inputs'>): string =>
  inputs.map(input => input.text.replaceAll(KEYS, '')).join('');

/**
 * What was typed before the first of those keys, but for the last line: the key may have ended that one, and without the
 * key it might never end. `whole`: there was no key.
 */
export function typedBeforeKeys({inputs}: Pick<Recording, 'inputs'>): {readonly text: string; readonly whole: boolean} {
  const all = inputs.map(input => input.text).join('');
  const key = all.search(KEYS);
  if (key < 0) return {text: all, whole: true};
  const end = all.lastIndexOf('\n', key - 1);
  return {text: end <= 0 ? '' : all.slice(0, all.lastIndexOf('\n', end - 1) + 1), whole: false};
}
