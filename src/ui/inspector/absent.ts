// What is said of a task that is selected and not there.
import {useMachine} from '../store';

/** Before the end of what is known of the run nobody says whether it has exited or is yet to be born. */
export function absentWords(): string {
  const {update} = useMachine.getState();
  return update && update.known > update.tick ? 'is not there at this moment' : 'has exited';
}
