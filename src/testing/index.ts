// What the headless tool takes from here; tests name the files themselves.
export {MISSING, readCases} from './conformance';
export {type FuzzResult, fuzz} from './fuzz';
