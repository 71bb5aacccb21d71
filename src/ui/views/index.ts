export {type CpuHistory, createCpuHistory, recordUpdate, rewindHistory} from '../draw';
export {FirstScene} from './first-scene';
export {describeView, viewById, viewNames, views} from './list';
export type {FirstSceneProps, StageProps, TimelineProps} from './props';
export {reveal} from './reveal';
export type {Selection} from './selection';
export {Stage} from './stage';
export {Timeline} from './timeline';
export type {View, ViewProps} from './view';
