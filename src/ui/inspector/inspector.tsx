// What is selected, in full.
import {useChoices, useMachine} from '../store';
import {ContainerPanel} from './container-panel';
import {TaskPanel} from './task-panel';
import './inspector.css';

export function Inspector() {
  const slices = useMachine(store => store.update?.slices ?? null);
  const selection = useChoices(choices => choices.selection);
  if (!slices || selection === null)
    return (
      <div className="inspector">
        <p className="panel-hint">
          {slices?.hierarchies.length === 0
            ? 'There are no containers: no hierarchy is mounted. The terminal has a line to begin with. What you pick is listed here.'
            : 'Pick a task or a container. Its files and values are listed here.'}
        </p>
      </div>
    );
  // The answer to the last question may still be about the last selection.
  const asked = selection.kind === 'task' ? selection.pid : selection.id;
  const inspected =
    slices.inspected && slices.inspected.kind === selection.kind && slices.inspected.id === asked
      ? slices.inspected
      : null;
  const container = selection.kind === 'container' ? slices.containers.find(one => one.id === selection.id) : undefined;
  return (
    <div className="inspector">
      {selection.kind === 'task' && <TaskPanel slices={slices} pid={selection.pid} inspected={inspected} />}
      {container && <ContainerPanel slices={slices} container={container} inspected={inspected} />}
      {selection.kind === 'container' && !container && <p className="panel-hint">This container has been removed.</p>}
    </div>
  );
}
