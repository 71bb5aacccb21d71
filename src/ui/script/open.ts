// How a script comes into the panel: a scenario that was chosen, what was typed in this run, or nothing yet.
import {directivesOf, typedText} from '../../scenario';
import {type Desk, useChoices} from '../store';
import {readText, runScript} from './running';
import {useScript} from './script';

export interface Opened {
  readonly title: string;
  readonly text: string;
}

/** Shows a script and runs it to its end at once, on a machine of its own. */
export async function openScript(desk: Desk, opened: Opened): Promise<void> {
  useScript.setState({...opened, boot: '', open: true, units: [], faults: [], results: [], said: ''});
  useChoices.setState({leftOpen: true});
  await runScript(desk, {fast: true});
}

/** What was typed in this run so far, as a script that runs on a machine of the same kind. */
async function scriptOfRun(desk: Desk): Promise<void> {
  const {recording} = await desk.engine.recording();
  const head = directivesOf(recording.spec);
  const text = `${head}${head === '' ? '' : '\n'}${typedText(recording)}`;
  useScript.setState({title: recording.spec.title, text, boot: recording.script, results: [], said: ''});
  await readText(desk, text);
}

/** Opens the panel; an empty one takes what was typed so far. */
export function showScript(desk: Desk): void {
  useScript.setState({open: true});
  useChoices.setState({leftOpen: true});
  if (useScript.getState().text === '') scriptOfRun(desk).catch(() => undefined);
}

export function toggleScript(desk: Desk): void {
  if (useScript.getState().open) useScript.setState({open: false});
  else showScript(desk);
}

/** The panel begins anew with what was typed in this run. */
export function takeRun(desk: Desk): void {
  scriptOfRun(desk).catch((error: Error) =>
    useScript.setState({said: `There is no script of this run: ${error.message}.`}),
  );
}
