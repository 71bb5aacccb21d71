// why: rule, blockers and fix of the refusal that the terminal showed last. No kernel has this call; it stands in for the
// people whom one asks. The explanations are code that is fetched later: who asks too early waits for it.

import {SLEEP} from '../../../base';
import type {Why} from '../../abi';
import type {Answer, Kernel} from '../kernel';
import type {ShownRefusal} from '../state';

/** Only reads the kernel. */
type Explain = (k: Kernel, refusal: ShownRefusal) => Why;

let explainer: Explain | null = null;

/** Gives every machine here the explanations. Once is enough. */
export function provideExplanations(explain: Explain): void {
  explainer = explain;
}

/** For the page: null while the explanations are still to be fetched. */
export const explainRefusal: (...given: Parameters<Explain>) => Why | null = (k, refusal) =>
  explainer === null ? null : explainer(k, refusal);

/** Whether the explanations are here. */
export const canExplain = (): boolean => explainer !== null;

export function why(k: Kernel): Answer<Why | null> {
  if (explainer === null) {
    k.missing = 'why';
    return SLEEP;
  }
  const {refusal} = k.state.misc.terminal;
  return refusal === null ? null : explainer(k, refusal);
}
