// The hierarchies side by side, with their containers and the tasks in them.
import {describeHierarchies} from '../../../describe';
import {defineView} from '../view';

export const hierarchies = defineView({
  id: 'hierarchies',
  title: 'Hierarchies',
  place: 'stage',
  slices: ['tasks', 'hierarchies', 'containers'],
  component: () => import('./hierarchies'),
  describe: describeHierarchies,
});
