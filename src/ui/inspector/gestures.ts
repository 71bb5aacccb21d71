// What a gesture means, as the line that anybody could have typed. The machine decides; what it says against it is shown.
import {type Desk, useMachine} from '../store';
import {echoInto, joinPath, quoteWord} from '../terminal';
import {letterOf, pathOf} from './places';

/** Where a container is in the file system. Says why when it is nowhere, and returns null. */
function reach(desk: Desk, id: number): string | null {
  const slices = useMachine.getState().update?.slices;
  const container = slices?.containers.find(one => one.id === id);
  if (!slices || !container) return null;
  const path = pathOf(slices, container);
  if (path !== null) return path;
  const index = slices.hierarchies.findIndex(one => one.id === container.hierarchy);
  desk.refuse(`Hierarchy ${letterOf(index)} is not mounted anywhere, so there is no file to write to.`);
  return null;
}

/** A task dropped on a container: `echo PID > PATH/tasks`. True when it has moved. */
export async function moveTask(desk: Desk, pid: number, container: number): Promise<boolean> {
  const path = reach(desk, container);
  return path !== null && desk.gesture(echoInto(String(pid), joinPath(path, 'tasks')));
}

/** `mkdir PATH/NAME`. True when it is there. */
export async function makeContainer(desk: Desk, parent: number, name: string): Promise<boolean> {
  const path = reach(desk, parent);
  return path !== null && desk.gesture(`mkdir ${quoteWord(joinPath(path, name))}`);
}

/** `rmdir PATH`. True when it is gone. */
export async function removeContainer(desk: Desk, id: number): Promise<boolean> {
  const path = reach(desk, id);
  return path !== null && desk.gesture(`rmdir ${quoteWord(path)}`);
}
