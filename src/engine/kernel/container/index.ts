export {ATTACH_TASK, attachOf} from './attach';
export {bootContainers} from './boot';
export {type AnyControlFile, controlFilesOf, modeOf} from './control-files';
export {WRITE_CONTROL_FILE, writeOf} from './control-write';
export {createContainer} from './create';
export {DIALECTS} from './dialect';
export {CONTAINER_EXIT, containerFork, enterTopContainers} from './fork-exit';
export {parseFlag} from './generic-files';
export {
  describeHierarchy,
  destroyDying,
  FILES_PER_CONTAINER,
  inoOf,
  orderedSubsystems,
  putSuperblock,
} from './hierarchy';
export {allowedCpus, mayFork} from './hooks';
export {manual} from './manual';
export {
  containerCss,
  containerFor,
  containerOf,
  countMembers,
  cssOf,
  editContainerCss,
  rulesOf,
  tasksOf,
} from './membership';
export {type HierarchyRequest, parseMountOptions} from './mount-options';
export {CONTAINER_GET_SB, getSbOf, remountHierarchy, shownOptions} from './mounting';
export {controlNumber, leadingNumber, wholeNumber} from './numbers';
export {childNamed, containerPath, counted, subtreeOf} from './path';
export {pathFor, procCgroup, procCgroups, procContainer, procContainers} from './proc-text';
export {cssGet, cssPut} from './references';
export {runReleaseAgent} from './release';
export {removeContainer} from './remove';
export {renameContainer} from './rename';
export type {ControlFile, ModuleParameter, Subsystem} from './subsystem';
