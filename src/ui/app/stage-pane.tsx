// The stage and the timeline with everything they need from the two stores.
import {moveTask, removeContainer} from '../inspector';
import {TICKS_PER_SECOND, useChoices, useDesk, useMachine} from '../store';
import {Stage, Timeline} from '../views';
import {useReducedMotion} from './viewport';

export function StagePane({compact}: {readonly compact: boolean}) {
  const desk = useDesk();
  const update = useMachine(store => store.update);
  const selection = useChoices(choices => choices.selection);
  const lens = useChoices(choices => choices.lens);
  const view = useChoices(choices => choices.view);
  const speed = useChoices(choices => choices.speed);
  const reduced = useReducedMotion();
  return (
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
