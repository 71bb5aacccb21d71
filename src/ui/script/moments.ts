// From results to what the panel shows: which still hold, which is the present one, and each in a few words.
import type {ScriptUnit} from '../../protocol';
import type {Result, Script} from './script';

/** Characters of one result beside its line. */
const WORDS_MAX = 72;

type Run = Pick<Script, 'results' | 'units' | 'machine'>;

/** Results of this machine whose commands still stand in the script as they were run. */
export function standing({results, units, machine}: Run, boots: number): readonly Result[] {
  if (machine !== boots) return [];
  const wrong = results.findIndex((one, i) => units[i]?.text !== one.unit.text);
  return wrong < 0 ? results : results.slice(0, wrong);
}

/** A result with the place that its command has now: lines may have been put in above it. */
export interface Moment extends Result {
  readonly unit: ScriptUnit;
}

export function moments(run: Run, boots: number): readonly Moment[] {
  return standing(run, boots).map((one, i) => ({...one, unit: run.units[i] ?? one.unit}));
}

/** The last one that is over at a tick; -1 when none is. */
export function present(found: readonly Moment[], tick: number): number {
  return found.findLastIndex(one => one.ended <= tick);
}

/** The one that a line of the script belongs to. */
export function momentAt(found: readonly Moment[], line: number): Moment | undefined {
  return found.find(({unit}) => line >= unit.line && line < unit.line + unit.lines);
}

export const went = ({status, because}: Result): 'well' | 'wrong' | 'on' =>
  status === null ? 'on' : status === 0 && because === '' ? 'well' : 'wrong';

const short = (text: string): string => (text.length > WORDS_MAX ? `${text.slice(0, WORDS_MAX - 1)}…` : text);

/** What a command printed, or how it ended, in one line. */
export function resultWords(result: Result): string {
  const lines = result.output.split('\n').filter(line => line.trim() !== '');
  const more = lines.length > 1 ? ` (+${lines.length - 1})` : '';
  if (result.status === null) return short(`… ${result.waiting}`);
  if (went(result) === 'wrong') {
    const told = lines.at(-1) ?? `ended with status ${result.status}`;
    return short(`✗ ${told.replace(/^sh: /, '')}`);
  }
  const [first] = lines;
  return first === undefined ? '✓' : `${short(first)}${more}`;
}
