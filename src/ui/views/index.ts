export {type CpuHistory, createCpuHistory, recordUpdate} from '../draw';
export {FirstScene} from './first-scene';
export type {FirstSceneProps, StageProps, TimelineProps} from './props';
export {viewById, views} from './registry';
export {type Selection, sameSelection} from './selection';
export {Stage} from './stage';
export {Timeline} from './timeline';
export {defineView, type View, type ViewProps} from './view';
