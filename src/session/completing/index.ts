// The code that completes lines and tells of words. The page fetches it once the machine has started.
import {provideLineHelp} from '../line-help';
import {about} from './about';
import {complete} from './complete';

export const provideCompleting = (): void => provideLineHelp({complete, about});
