export {readings} from './control-files';
export {
  collect,
  type Ending,
  finishScript,
  type HeadlessRun,
  type Prepared,
  prepareScript,
  type ScriptFault,
} from './headless';
export {Marks} from './marks';
export {Moves} from './moves';
export {makeSlices} from './slices';
