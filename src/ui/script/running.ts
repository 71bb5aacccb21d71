// Running a script: a fresh machine of the kind that its directives ask for, and each command typed at a prompt of its own.
import {parseDirectives} from '../../scenario';
import {type Desk, useChoices, useMachine} from '../store';
import {useScript} from './script';

/** Counts runs: a later one has the last word. */
let runs = 0;

interface How {
  /** Only the commands that begin in lines up to this one. */
  readonly upTo?: number;
  /** At full speed, not at the pace of the machine. */
  readonly fast?: boolean;
  /** Stands still at the end. */
  readonly stop?: boolean;
}

const say = (said: string) => useScript.setState({said});

/** What the shell makes of the text, into the panel. Resolves once it is known. */
export async function readText(desk: Desk, text: string): Promise<void> {
  const read = await desk.engine.readScript(text).catch(() => null);
  if (read === null || useScript.getState().text !== text) return;
  const directives = parseDirectives(text);
  const wrong = directives.ok ? [] : [{line: directives.line, column: 1, message: directives.message}];
  useScript.setState({units: read.units, faults: [...wrong, ...read.faults]});
}

/** Runs the script in the panel. Resolves when it is over, or another run has taken its place; never rejects. */
export async function runScript(desk: Desk, {upTo = Number.POSITIVE_INFINITY, fast = false, stop = false}: How = {}) {
  const {text, boot} = useScript.getState();
  const directives = parseDirectives(text);
  if (!directives.ok) return say(`Line ${directives.line}: ${directives.message}. Nothing was run.`);
  const recording = {spec: directives.spec, script: boot, inputs: [], length: 0};
  const {life, silent} = useMachine.getState();
  // A machine that has stopped reads nothing: one that lives comes first.
  const stopped = life.kind === 'panic' || life.kind === 'broke-down';
  if (silent || stopped) await desk.boot(recording, false).catch(() => undefined);
  // What the last run ended with is not said of this one.
  say('');
  await readText(desk, text);
  if (useScript.getState().text !== text) return say('The script was changed while it was read. Nothing was run.');
  const asked = useScript.getState().units.filter(unit => unit.line <= upTo);
  const fault = asked.findIndex(unit => !unit.runs);
  const units = fault < 0 ? asked : asked.slice(0, fault);
  const wrong = fault < 0 ? '' : ` Line ${asked[fault]?.line} is no command: the run ends before it.`;
  if (units.length === 0) return say(`There is nothing to run.${wrong}`);
  useChoices.setState({screen: 'main', message: null});
  // It stands still until the first command waits for its prompt: the same script is the same run.
  const mine = ++runs;
  const booted = desk.boot(recording, false);
  useScript.setState({results: [], machine: useMachine.getState().boots, running: true, said: ''});
  const began = await booted.catch((error: Error) => error);
  if (mine !== runs) return;
  const ended = began instanceof Error ? began.message : await typeAll(desk, units, fast, () => mine === runs);
  if (mine !== runs) return;
  useScript.setState({running: false});
  if (stop && ended === '') desk.pause();
  const {results} = useScript.getState();
  say(
    `${results.length} of ${asked.length} commands were run.${wrong}${ended === '' ? '' : ` It ended there: ${ended}.`}`,
  );
}

/** '' or why the rest was not run. */
async function typeAll(
  desk: Desk,
  units: ReturnType<typeof useScript.getState>['units'],
  fast: boolean,
  goesOn: () => boolean,
): Promise<string> {
  const answers = desk.terminal.runScript(
    units.map(unit => unit.text),
    fast ? 'fast' : 'paced',
  );
  desk.play();
  // All are waited for below, one after another: those behind a refusal must not count as unhandled.
  for (const answer of answers) answer.catch(() => undefined);
  for (const [i, answer] of answers.entries()) {
    const typed = await answer.catch((error: Error) => error);
    const unit = units[i];
    if (typed instanceof Error || !unit) return typed instanceof Error ? typed.message : '';
    if (!goesOn()) return '';
    const {began, ended, status, waiting, output, because} = typed;
    const result = {unit, began, ended, status, waiting, output, because};
    useScript.setState(({results}) => ({results: [...results, result]}));
  }
  return '';
}

/** Ends what runs, and what was still to be run. */
export function stopScript(desk: Desk): void {
  desk.terminal.interrupt();
}

/** To the moment after a command. */
export function goTo(desk: Desk, tick: number): void {
  desk.seek(tick).catch((error: Error) => say(`Time stands where it was: ${error.message}.`));
}
