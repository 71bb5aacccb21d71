// What a gesture means, as the line that anybody could have typed. The machine decides; what it says against it is shown.
import type {Slices} from '../../protocol';
import {type Desk, useMachine} from '../store';
import {echoInto, joinPath, quoteWord} from '../terminal';
import {reveal} from '../views';
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

function choose(desk: Desk, slices: Slices, id: number): void {
  desk.select({kind: 'container', id});
  reveal({kind: 'container', id}, slices);
}

/** A task dropped on a container: `echo PID > PATH/tasks`. True when it has moved. */
export async function moveTask(desk: Desk, pid: number, container: number): Promise<boolean> {
  const path = reach(desk, container);
  return path !== null && desk.gesture(echoInto(String(pid), joinPath(path, 'tasks')));
}

/**
 * `mkdir PATH/NAME`. Once it is there it is what is selected, after `onMade`: it wants its values next. False when the machine
 * refuses.
 */
export async function makeContainer(desk: Desk, parent: number, name: string, onMade: () => void): Promise<boolean> {
  const path = reach(desk, parent);
  if (path === null || !(await desk.gesture(`mkdir ${quoteWord(joinPath(path, name))}`))) return false;
  onMade();
  const slices = useMachine.getState().update?.slices;
  const above = slices?.containers.find(one => one.id === parent);
  const made = slices?.containers.find(
    one => one.hierarchy === above?.hierarchy && one.path === joinPath(above.path, name),
  );
  if (slices && made) choose(desk, slices, made.id);
  return true;
}

/** `rmdir PATH`. Once it is gone its parent is what is selected. */
export async function removeContainer(desk: Desk, id: number): Promise<void> {
  const one = useMachine.getState().update?.slices.containers.find(container => container.id === id);
  if (one?.parent === 0) {
    desk.refuse('The top container is the hierarchy itself: it goes with its last umount, once nothing is below it.');
    return;
  }
  const path = reach(desk, id);
  if (!one || path === null || !(await desk.gesture(`rmdir ${quoteWord(path)}`))) return;
  const slices = useMachine.getState().update?.slices;
  if (slices) choose(desk, slices, one.parent);
}
