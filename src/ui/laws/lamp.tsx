// The lamp in the top bar: the laws are checked a few times a second while the machine runs, and what controllers count about
// once a second. The check itself, and the list behind the lamp, are loaded after the page has started.
import {CircleCheck, CircleDashed, TriangleAlert} from 'lucide-react';
import {useEffect} from 'react';
import type {EngineClient} from '../engine-client';
import {useChoices, useDesk, useMachine} from '../store';
import {useFindings} from './findings';
import type * as laws from './laws';
import type {Broken} from './laws';
import './laws.css';

/** ms between two checks: a picture is due every 16, a check is not. */
const EVERY = 250;
/** ms between two with the files of controllers, which must be asked for. */
const ASKED_EVERY = 1000;
const KEPT = 20;

/** Adds what an update breaks; the first ones are kept. */
function note(broken: readonly Broken[], tick: number): void {
  const {broken: known} = useFindings.getState();
  useFindings.setState({checked: tick, broken: broken.length === 0 ? known : [...known, ...broken].slice(0, KEPT)});
  if (known.length > 0 || broken.length === 0) return;
  const {what} = broken[0]!;
  const text = `A law that always holds was broken at ${tick} ms: ${what}. This is a fault of this program.`;
  const show = () => useChoices.setState({dialog: 'laws'});
  useChoices.setState({message: {tone: 'bad', text, actions: [{label: 'Show the laws', run: show}]}});
}

/** Watches the machine; returns how to stop. */
function watch({checkLaws, isCounting, FILES}: typeof laws, desk: {readonly engine: EngineClient}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let lastAsked = Number.NEGATIVE_INFINITY;
  let boots = useMachine.getState().boots;
  const look = () => {
    timer = undefined;
    const {update} = useMachine.getState();
    if (!update) return;
    note(checkLaws(update), update.tick);
    if (isCounting(update.slices.hierarchies))
      asking ??= setTimeout(ask, Math.max(0, lastAsked + ASKED_EVERY - performance.now()));
  };
  const ask = () => {
    asking = undefined;
    lastAsked = performance.now();
    const asked = boots;
    desk.engine.read(FILES).then(
      seen => asked === useMachine.getState().boots && note(checkLaws(seen), seen.tick),
      // A machine that is gone is told of elsewhere.
      () => undefined,
    );
  };
  const soon = () => {
    const now = useMachine.getState();
    if (now.boots !== boots) useFindings.setState({checked: null, broken: []});
    boots = now.boots;
    timer ??= setTimeout(look, EVERY);
  };
  const stop = useMachine.subscribe(soon);
  soon();
  return () => {
    stop();
    clearTimeout(timer);
    clearTimeout(asking);
  };
}

function useWatch(): void {
  const desk = useDesk();
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    void import('./laws').then(loaded => {
      if (!gone) stop = watch(loaded, desk);
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [desk]);
}

export function Lamp({compact}: {readonly compact: boolean}) {
  useWatch();
  const checked = useFindings(findings => findings.checked);
  const broken = useFindings(findings => findings.broken);
  const state = broken.length > 0 ? 'broken' : checked === null ? 'dark' : 'holds';
  const words = {broken: 'A law is broken', dark: 'Laws not checked yet', holds: 'Laws hold'}[state];
  const Icon = {broken: TriangleAlert, dark: CircleDashed, holds: CircleCheck}[state];
  return (
    <button
      type="button"
      className="button lamp"
      data-state={state}
      aria-label={words}
      title={words}
      onClick={() => useChoices.setState({dialog: 'laws'})}
    >
      <Icon size={compact ? 20 : 16} strokeWidth={1.4} aria-hidden="true" />
      {!compact && <span>{words}</span>}
    </button>
  );
}
