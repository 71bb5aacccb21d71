// What is mounted where.
import {describeMounts} from '../../../describe';
import {defineView} from '../view';

export const mounts = defineView({
  id: 'mounts',
  title: 'Mounts',
  place: 'stage',
  slices: ['mounts'],
  component: () => import('./mounts'),
  describe: describeMounts,
});
