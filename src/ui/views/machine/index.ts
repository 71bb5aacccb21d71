// The cpus: what runs, what waits, and which containers may use them.
import {describeMachine} from '../../../describe';
import {defineView} from '../view';

export const machine = defineView({
  id: 'machine',
  title: 'Machine',
  place: 'foot',
  slices: ['tasks', 'cpus', 'containers'],
  component: () => import('./machine'),
  describe: describeMachine,
});
