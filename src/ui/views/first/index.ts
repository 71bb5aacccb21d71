// The machine before anything is mounted.
import {describeFirst} from '../../../describe';
import {defineView} from '../view';

export const first = defineView({
  id: 'first',
  title: 'The machine before any fence',
  place: 'first',
  slices: ['tasks', 'cpus', 'containers'],
  component: () => import('./first'),
  describe: describeFirst,
});
