// Refusals put to a person. The page fetches this code once the machine has started, with the rarer commands.

import {provideExplanations} from '../kernel';
import {explain} from './explain';

/** Gives every machine here the explanations. Once is enough. */
export const provideExplained = (): void => provideExplanations(explain);
