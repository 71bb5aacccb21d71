export {firstLines, headline} from './first';
export {containerName, hierarchyName, isLimit, itemName, NO_HIERARCHY} from './hierarchies';
export {machineLines} from './machine';
export {mountLine} from './mounts';
export {plural} from './numbers';
export {
  type ContainerItem,
  type Item,
  letterOf,
  type Outline,
  outlineOf,
  outlinesOf,
  type TaskItem,
} from './outline';
export {taskName} from './task-words';
export {describedViews, describeView} from './views';
