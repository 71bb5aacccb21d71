// Tasks by hierarchies: which tasks share all their containers, and which are torn between them.
import {describeMatrix} from '../../../describe';
import {defineView} from '../view';

export const matrix = defineView({
  id: 'matrix',
  title: 'Matrix',
  place: 'stage',
  slices: ['tasks', 'hierarchies', 'containers'],
  component: () => import('./matrix'),
  describe: describeMatrix,
});
