// The stage and the timeline with everything they need from the two stores.
import {moveTask, removeContainer} from '../inspector';
import {TICKS_PER_SECOND, useChoices, useDesk, useMachine} from '../store';
import {Stage, Timeline} from '../views';
import {useReducedMotion} from './viewport';

/** Step mode of a machine whose operations run through shows steps, but nothing comes between two of them. */
function InterleaveOffer() {
  const desk = useDesk();
  return (
    <p className="stage-offer">
      On this machine an operation of the kernel runs through before another begins.
      <button type="button" className="button outlined" onClick={() => void desk.interleave().catch(() => undefined)}>
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
  const reduced = useReducedMotion();
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
      onSeek={tick => void desk.seek(tick).catch(() => undefined)}
    />
  );
}
