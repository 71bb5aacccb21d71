export {
  bootHeadless,
  collect,
  type Ending,
  finishScript,
  type HeadlessRun,
  type Prepared,
  prepareScript,
  type ScriptFault,
} from './headless';
export {Lab} from './lab';
export {Marks} from './marks';
export {makeSlices} from './slices';
