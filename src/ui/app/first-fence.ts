// What "Build the first fence" does: the mount that stands in the field, then the first container with the tasks called
// httpd in it. Every step is a command that anybody could have typed, typed into the same terminal, one after another,
// slowly enough to be followed.
import type {Slices} from '../../protocol';
import {FIRST_MOUNT} from '../console';
import {type Desk, useChoices, useMachine} from '../store';
import {prefersReducedMotion} from './viewport';

const FENCED = 'httpd';
/** Milliseconds between two commands: a token needs 600 to fly. */
const PAUSE = 350;

function pidsCalled(slices: Slices, name: string): number[] {
  const {tasks} = slices;
  const found: number[] = [];
  for (let row = 0; row < tasks.count; row++)
    if (tasks.comms[tasks.comm[row] ?? 0] === name) found.push(tasks.pid[row] ?? 0);
  return found;
}

const wait = (milliseconds: number): Promise<void> => new Promise(done => setTimeout(done, milliseconds));

/** Types the lines one after another; false at the first that the machine refuses. */
async function typeSlowly(desk: Desk, lines: readonly string[]): Promise<boolean> {
  for (const line of lines) {
    const [typed] = await desk.terminal.runLines([line]);
    if (typed?.status !== 0) return false;
    if (!prefersReducedMotion()) await wait(PAUSE);
  }
  return true;
}

/** Runs what was entered on the first screen and turns the page. The story goes on only if it was the mount itself. */
export async function enterFirst(desk: Desk, line: string): Promise<void> {
  useChoices.setState({screen: 'main'});
  if (line.trim() !== FIRST_MOUNT) {
    if (line.trim() !== '') desk.terminal.enter(line);
    return;
  }
  desk.terminal.history.add(line);
  const built = await typeSlowly(desk, [
    line,
    'mkdir /dev/ct/web',
    'echo 0-3 > /dev/ct/web/cpus',
    'echo 0 > /dev/ct/web/mems',
  ]);
  const slices = useMachine.getState().update?.slices;
  if (!built || !slices) return;
  await typeSlowly(
    desk,
    pidsCalled(slices, FENCED).map(pid => `echo ${pid} > /dev/ct/web/tasks`),
  );
}
