// What the headless tool takes from here; tests name the files themselves.
export {readCases} from './conformance';
export {
  addTally,
  againLine,
  againLines,
  fuzz,
  lacking,
  newTally,
  RefusalBook,
  tallyText,
  typeLines,
} from './fuzz';
