// What was typed in a run, as text: keys that a terminal gives a meaning of their own are no part of it.
import type {Recording} from './spec';

/** Ctrl-C, Ctrl-D, Ctrl-Z. */
const KEYS = /[\x03\x04\x1a]/g;

export const typedText = ({inputs}: Pick<Recording, 'inputs'>): string =>
  inputs.map(input => input.text.replaceAll(KEYS, '')).join('');

/** What was typed before the first of those keys: without it, what it ended might never end. */
export function typedBeforeKeys({inputs}: Pick<Recording, 'inputs'>): {readonly text: string; readonly whole: boolean} {
  const first = inputs.findIndex(input => input.text.search(KEYS) >= 0);
  const text = (first < 0 ? inputs : inputs.slice(0, first)).map(input => input.text).join('');
  // The line that the key ended had begun before it.
  const lines = first < 0 ? text : text.replace(/[^\n]*\n?$/, '');
  return {text: lines, whole: first < 0};
}
