import {lazy} from 'react';

export {Lamp} from './lamp';
export const LawsDialog = lazy(() => import('./laws-dialog'));
