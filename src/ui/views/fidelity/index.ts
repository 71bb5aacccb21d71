// How far the machine is to be trusted: every known difference from the system of 2006. It shows no state of the machine.
import {defineView} from '../view';

export const fidelity = defineView({
  id: 'fidelity',
  title: 'About fidelity',
  place: 'stage',
  slices: [],
  component: () => import('./fidelity'),
  describe: async () => (await import('../../../describe/differences')).describeFidelity(),
});
