// Scenes that come with the page, by the name that a link may use.
import type {Recording} from '../spec';
import {firstScene} from './first';
import {moveScene} from './move';

export const SCENES: Readonly<Record<string, Recording>> = {first: firstScene, move: moveScene};
