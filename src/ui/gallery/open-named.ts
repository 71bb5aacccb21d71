// A built-in scenario, from its name to the machine that runs it. Its script is fetched before anything is given up: what
// cannot be had leaves the page as it was.
import {GALLERY, parseDirectives, type Recording} from '../../scenario';
import {openScript} from '../script';
import {type Desk, useMachine} from '../store';

/** Counts what was asked for: the last one is opened, also when an earlier one comes later. */
let asked = 0;
/** The machine of the scenario that was opened last, and how much was typed in it by then. */
let last = {boots: -1, inputs: -1};

/** The script, or why there is none. */
async function fetchScript(name: string): Promise<{readonly text: string} | {readonly because: string}> {
  const answer = await fetch(new URL(`scenarios/${name}.sh`, document.baseURI)).catch(() => null);
  if (answer === null) return {because: 'there is no connection to the page’s server'};
  if (!answer.ok) return {because: `the page’s server answers ${answer.status}`};
  const text = await answer.text().catch(() => null);
  // Some servers answer with a page of their own in place of what they do not have.
  if (!text?.startsWith('#:') || !parseDirectives(text).ok)
    return {because: 'what the page’s server sent is no script'};
  return {text};
}

/** What the visitor would miss: the run so far, or why it is lost; null for one of the gallery as it was opened. */
async function worthKeeping(desk: Desk): Promise<Recording | Error | null> {
  if (!desk.terminal.touched) return null;
  const run = await desk.lastRun();
  if (run instanceof Error) return run;
  const untouched = last.boots === useMachine.getState().boots && last.inputs === run.inputs.length;
  return untouched ? null : run;
}

/** '' or why nothing was opened. */
export async function openNamed(desk: Desk, name: string): Promise<string> {
  const scenario = GALLERY.find(one => one.name === name);
  if (!scenario) return `There is no scenario called ${name} in this page.`;
  const mine = ++asked;
  const script = await fetchScript(name);
  if (mine !== asked) return '';
  if ('because' in script)
    return `${scenario.title} could not be loaded: ${script.because}. Your machine is as it was.`;
  const kept = await worthKeeping(desk);
  if (mine !== asked) return '';
  await openScript(desk, {title: scenario.title, text: script.text}).catch(() => undefined);
  if (mine !== asked) return '';
  if (kept) desk.offerBack(kept, `${scenario.title} runs on a machine of its own.`);
  const typed = await desk.engine.recording().catch(() => null);
  if (mine === asked) last = {boots: useMachine.getState().boots, inputs: typed?.recording.inputs.length ?? -1};
  return '';
}
