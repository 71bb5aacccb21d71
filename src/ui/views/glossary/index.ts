// What 2006, version 1 and version 2 call the same things. It shows no state of the machine.
import {describeGlossary} from '../../../describe';
import {defineView} from '../view';

export const glossary = defineView({
  id: 'glossary',
  title: 'Glossary',
  place: 'stage',
  slices: [],
  component: () => import('./glossary'),
  describe: describeGlossary,
});
