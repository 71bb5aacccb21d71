export {
  type Completion,
  type FromEngine,
  PROTOCOL_VERSION,
  type ToEngine,
  TRACE_LIMIT,
  type TtyChunk,
  type Update,
  type Why,
} from './messages';
export {
  type ContainerSlice,
  type ControlFileSlice,
  type CpusSlice,
  type HierarchySlice,
  type InspectedSlice,
  type MountSlice,
  type SliceName,
  type Slices,
  type SwitchesSlice,
  TASK_STATES,
  type TaskStateName,
  type TasksSlice,
} from './slices';
