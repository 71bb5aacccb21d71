// The kernel at work: a move over several hierarchies in slow motion, operations step by step, and the locks.
import {describeStep} from '../../../describe';
import {defineView} from '../view';

export const step = defineView({
  id: 'step',
  title: 'Slow motion',
  place: 'stage',
  alone: true,
  slices: ['tasks', 'hierarchies', 'containers', 'step'],
  component: () => import('./step'),
  describe: describeStep,
});
