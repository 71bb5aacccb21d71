export {DEFAULT_SPEC, type Input, type MachineSpec, type Recording} from './spec';
