// Links out of the page and into it. What a link holds was written by a stranger: it is read by the scenario folder, played
// by the machine, and never becomes markup. Whatever it is, the page stays usable, and the visitor hears what was wrong.
import {decodeLink, encodeLink, type Link, type LinkView, type Recording, SCENES, type SharedRun} from '../../scenario';
import {openScenario} from '../gallery';
import {pathOf} from '../inspector';
import {type Desk, useChoices, useMachine} from '../store';
import {type Selection, viewById} from '../views';

const first = (): Recording => {
  const scene = SCENES.first;
  if (!scene) throw new Error('the first scene is missing');
  return scene;
};

function say(tone: 'plain' | 'bad', text: string): void {
  useChoices.setState({message: {tone, text}});
}

/** The selection as a link writes it: a pid, or the path of a container. */
function writeSelection(selection: Selection): string {
  if (selection?.kind === 'task') return String(selection.pid);
  const slices = useMachine.getState().update?.slices;
  const container = slices?.containers.find(one => selection?.kind === 'container' && one.id === selection.id);
  return (slices && container && pathOf(slices, container)) ?? '';
}

function readSelection(text: string): Selection {
  const slices = useMachine.getState().update?.slices;
  if (!slices || text === '') return null;
  if (/^\d{1,9}$/.test(text)) return {kind: 'task', pid: Number(text)};
  const container = slices.containers.find(one => pathOf(slices, one) === text);
  return container ? {kind: 'container', id: container.id} : null;
}

/** The address of this page with the whole run in it. */
export async function makeLink(desk: Desk): Promise<string> {
  const {recording, hash} = await desk.engine.recording();
  const {selection, view: shown} = useChoices.getState();
  // The usual view goes without saying.
  const view: LinkView = {t: null, sel: writeSelection(selection), view: shown === 'hierarchies' ? '' : shown};
  return `${location.origin}${location.pathname}${location.search}${encodeLink(recording, hash, view)}`;
}

/** The address that plays a recording again, for a machine that cannot be asked any more. */
export function linkOf(recording: Recording): string {
  return `${location.origin}${location.pathname}${location.search}${encodeLink(recording, '')}`;
}

/** Resolves once an update has come that shows tick `at` or later. */
function shown(at: number): Promise<void> {
  return new Promise(resolve => {
    const reached = () => (useMachine.getState().update?.tick ?? -1) >= at;
    if (reached()) return resolve();
    const stop = useMachine.subscribe(() => {
      if (!reached()) return;
      stop();
      resolve();
    });
  });
}

/** Counts what was opened: of two that overlap only the last has a say in how it ended. */
let openings = 0;

export function openFirst(desk: Desk): Promise<unknown> {
  openings++;
  useChoices.setState({screen: 'first'});
  return desk.boot(first(), true).catch(() => undefined);
}

/** Only so far as the link says: what was typed later is left out. */
function until(recording: Recording, tick: number | null): Recording {
  if (tick === null || tick >= recording.length) return recording;
  return {...recording, inputs: recording.inputs.filter(input => input.at <= tick), length: tick};
}

function show(desk: Desk, view: LinkView): void {
  desk.select(readSelection(view.sel));
  if (viewById(view.view)?.place === 'stage') useChoices.setState({view: view.view});
}

async function openRun(desk: Desk, run: SharedRun, view: LinkView): Promise<void> {
  const recording = until(run.recording, view.t);
  const mine = ++openings;
  useChoices.setState({
    screen: 'main',
    message: {
      tone: 'plain',
      text: `The link is being played: ${recording.length} ms of the machine's time.`,
      actions: [{label: 'Pause', run: () => desk.pause()}],
    },
  });
  const booting = desk.boot(recording, false).catch((error: Error) => error);
  const {boots} = useMachine.getState();
  const isLeft = () => mine !== openings || boots !== useMachine.getState().boots;
  const opened = await booting;
  if (isLeft()) return;
  if (opened instanceof Error) return say('bad', `The link was not played to its end: ${opened.message}.`);
  await shown(opened.tick);
  if (isLeft()) return;
  show(desk, view);
  if (run.hash !== '' && recording === run.recording && opened.hash !== run.hash)
    return say(
      'bad',
      `This run ended differently than where the link was made (engine ${run.engine}). What you see is what this page computes.`,
    );
  useChoices.setState({message: null});
}

async function open(desk: Desk, link: Link): Promise<void> {
  if (link.target.kind === 'run') return openRun(desk, link.target.run, link.view);
  const scene = Object.hasOwn(SCENES, link.target.name) ? SCENES[link.target.name] : undefined;
  if (scene === first()) {
    await openFirst(desk);
    return;
  }
  if (scene) return openRun(desk, {recording: scene, engine: '', hash: ''}, link.view);
  return openGallery(desk, link.target.name, link.view);
}

/** A scenario of the gallery. What cannot be opened takes nobody's machine away. */
async function openGallery(desk: Desk, name: string, view: LinkView): Promise<void> {
  const because = await openScenario(desk, name);
  if (because === '') return show(desk, view);
  if (useMachine.getState().boots === 0) await openFirst(desk);
  const choose = {label: 'Scenarios', run: () => useChoices.setState({dialog: 'gallery'})};
  useChoices.setState({message: {tone: 'bad', text: because, actions: [choose]}});
}

/** Opens what the address says; the first screen when it says nothing or nonsense. */
export async function openAddress(desk: Desk, fragment: string): Promise<void> {
  const link = decodeLink(fragment);
  if (link?.ok) return open(desk, link.value);
  await openFirst(desk);
  if (link) say('bad', sentence(link.message));
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Another address while the page is open: what the visitor has done here goes only if they say so. */
export function onAddressChange(desk: Desk): void {
  const link = decodeLink(location.hash);
  if (!link) return;
  if (!link.ok) {
    say('bad', `${sentence(link.message)} Your machine is as it was.`);
    return;
  }
  if (!desk.terminal.touched) {
    void open(desk, link.value);
    return;
  }
  useChoices.setState({
    message: {
      tone: 'plain',
      text: 'This address holds another machine. Opening it ends the one you have here.',
      actions: [{label: 'Open it', run: () => void open(desk, link.value)}],
    },
  });
}
