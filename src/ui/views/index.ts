export {type CpuHistory, createCpuHistory, recordUpdate} from '../draw';
export type {FirstSceneProps, StageProps, TimelineProps} from './props';
export {type Selection, sameSelection} from './selection';
