// From a refusal to its rule: the first rule one of whose sentences it is.

import type {Why} from '../abi';
import type {Kernel, ShownRefusal} from '../kernel';
import type {Rule} from './case';
import {RULES} from './rules';

interface Sentence {
  readonly rule: Rule;
  readonly text: string;
  readonly pattern: RegExp;
}

const patternOf = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '([\\s\\S]*?)')}$`);

/** In the order in which they are tried. */
export const SENTENCES: readonly Sentence[] = RULES.flatMap(rule =>
  rule.texts.map(text => ({rule, text, pattern: patternOf(text)})),
);

/** The sentence of the rules that a reason is; undefined for none. */
export function sentenceOf(because: string): {readonly sentence: Sentence; readonly words: string[]} | undefined {
  for (const sentence of SENTENCES) {
    const found = sentence.pattern.exec(because);
    if (found !== null) return {sentence, words: found.slice(1)};
  }
  return undefined;
}

/** Rule, source, blockers and fix of a refusal, by the state as it is now. */
export function explain(k: Kernel, refusal: ShownRefusal): Why {
  const {call: refused, errno: error, because} = refusal;
  const found = sentenceOf(because);
  if (found === undefined) {
    return {refused, error, because, rule: '', source: '', blockers: [], fix: '', instead: false};
  }
  const {rule, source, blockers, fix} = found.sentence.rule;
  const given = {k, refusal, words: found.words};
  const way = fix?.(given) ?? null;
  return {
    refused,
    error,
    because,
    rule,
    source,
    blockers: [...(blockers?.(given) ?? [])],
    fix: way?.line ?? '',
    instead: way?.instead === true,
  };
}
