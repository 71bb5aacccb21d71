// What was typed in a run, as text: without the keys that a terminal gives a meaning of their own.
import type {Recording} from './spec';

/** Ctrl-C, Ctrl-D, Ctrl-Z. */
const KEYS = /[\x03\x04\x1a]/g;

export const typedText = ({inputs}: Pick<Recording, 'inputs'>): string =>
  inputs.map(input => input.text.replaceAll(KEYS, '')).join('');
