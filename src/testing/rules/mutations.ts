// Whether a rule is really held by the check that its row names: the check is switched off, and the rule's own script must
// print something else, fail, or not end.

import {fromBytes} from '../../base';
import type {Engine} from './mutated-engine';
import {outputOf, type Rule, scriptOf} from './rule';

/** Kernel steps after which a machine that a mutation keeps busy is given up. */
const MOST_STEPS = 2_000_000;

/** What the script prints on this engine, and how it ended if it did not end well. */
function transcript({prepareScript, finishScript}: Engine, script: string): string {
  const prepared = prepareScript('rule.sh', script);
  if (!prepared.ok) return `${prepared.fault.line}: ${prepared.fault.message}`;
  prepared.run.machine.kernel.stepsLeft = MOST_STEPS;
  const ending = finishScript(prepared.run);
  const output = fromBytes(prepared.run.output());
  return ending.kind === 'ended' ? output : `${output}${JSON.stringify(ending)}`;
}

/** The same where the machine may break down: without its check the kernel goes on with what cannot be. */
function transcriptOrBreakdown(engine: Engine, script: string): string {
  try {
    return transcript(engine, script);
  } catch (error) {
    // A name that does not exist is a fault of the replacement, and shows nothing of the rule.
    if (error instanceof ReferenceError) throw error;
    return String(error);
  }
}

/** Whether the script of the rule notices, with quirks off or on. */
export function notices(rule: Rule, engine: Engine): boolean {
  return [false, true].some(quirks => transcriptOrBreakdown(engine, scriptOf(rule, quirks)) !== outputOf(rule, quirks));
}
