// The stage and the timeline with everything they need from the two stores.
import {useEffect} from 'react';
import type {Slices} from '../../protocol';
import {moveTask, removeContainer} from '../inspector';
import {TICKS_PER_SECOND, useChoices, useDesk, useMachine} from '../store';
import {openTo, type Selection, type Sights, Stage, Timeline} from '../views';
import {useReducedMotion} from './viewport';

/** Opens what hides the selection: in every hierarchy for a task, in its own for a container. */
function openFor(sights: Sights, slices: Slices, selection: NonNullable<Selection>): Sights {
  const {tasks, hierarchies, containers} = slices;
  const row = selection.kind === 'task' ? tasks.pid.indexOf(selection.pid) : -1;
  const home = (index: number): number =>
    selection.kind === 'container' ? selection.id : row < 0 ? 0 : tasks.container[row * tasks.hierarchies + index]!;
  const inside = selection.kind === 'task';
  return hierarchies.reduce((all, one, index) => {
    const id = home(index);
    const own = containers.some(other => other.id === id && other.hierarchy === one.id);
    return own ? openTo(all, containers, one, id, inside) : all;
  }, sights);
}

/** What is picked, here or elsewhere, is not left inside a closed container. */
function useOpening(selection: Selection): void {
  useEffect(() => {
    const {update} = useMachine.getState();
    if (!selection || !update) return;
    const {sights} = useChoices.getState();
    const open = openFor(sights, update.slices, selection);
    if (open !== sights) useChoices.setState({sights: open});
  }, [selection]);
}

/** Step mode of a machine whose operations run through shows steps, but nothing comes between two of them. */
function InterleaveOffer() {
  const desk = useDesk();
  return (
    <p className="stage-offer">
      On this machine an operation of the kernel runs through before another begins.
      <button
        type="button"
        className="button outlined"
        onClick={() => void desk.tell(desk.interleave(), 'The machine is as it was')}
      >
        Let them interleave
      </button>
    </p>
  );
}

export function StagePane({compact}: {readonly compact: boolean}) {
  const desk = useDesk();
  const update = useMachine(store => store.update);
  const selection = useChoices(choices => choices.selection);
  const lens = useChoices(choices => choices.lens);
  const view = useChoices(choices => choices.view);
  const speed = useChoices(choices => choices.speed);
  const sights = useChoices(choices => choices.sights);
  const reduced = useReducedMotion();
  useOpening(selection);
  const whole = useMachine(store => store.spec?.granularity === 'operation');
  const stage = (
    <Stage
      update={update}
      view={view}
      selection={selection}
      onSelect={picked => desk.select(picked)}
      lens={lens}
      onLens={hierarchy => useChoices.setState({lens: hierarchy})}
      pace={speed * TICKS_PER_SECOND}
      compact={compact}
      reduced={reduced}
      sights={sights}
      onSights={change => useChoices.setState(now => ({sights: change(now.sights)}))}
      onMove={(pid, container) => moveTask(desk, pid, container)}
      onMakeRequest={id => {
        desk.select({kind: 'container', id});
        useChoices.setState({dialog: 'make'});
      }}
      onRemove={id => void removeContainer(desk, id)}
      onMoveRequest={pid => {
        desk.select({kind: 'task', pid});
        useChoices.setState({dialog: 'move'});
      }}
    />
  );
  return (
    <>
      {view === 'step' && whole && <InterleaveOffer />}
      {stage}
    </>
  );
}

export function TimelinePane({compact}: {readonly compact: boolean}) {
  const desk = useDesk();
  const update = useMachine(store => store.update);
  const selection = useChoices(choices => choices.selection);
  const lens = useChoices(choices => choices.lens);
  const reduced = useReducedMotion();
  return (
    <Timeline
      update={update}
      history={desk.history}
      lens={lens}
      selection={selection}
      compact={compact}
      reduced={reduced}
      onSeek={tick => void desk.tell(desk.seek(tick), 'Time stands where it was')}
    />
  );
}
