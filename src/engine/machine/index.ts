export type {Keyframe} from './keyframe';
export {createMachine, type Machine, type MachineOptions, type StopReason} from './machine';
