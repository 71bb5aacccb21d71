// What the headless tool takes from here; tests name the files themselves.
export {type FuzzResult, fuzz} from './fuzz';
