export {firstLines, headline} from './first';
export {containerName, hierarchyName, isLimit, itemName, NO_HIERARCHY, subsystemWords} from './hierarchies';
export {machineLines, machineTitle} from './machine';
export {mountLine} from './mounts';
export {numberWord, plural, ranges} from './numbers';
export {
  type ContainerItem,
  type Item,
  letterOf,
  NAMED_TASKS,
  type Outline,
  outlineOf,
  outlinesOf,
  type TaskItem,
} from './outline';
export {pathWords, stateWords, taskName, taskTitle} from './task-words';
export {describedViews, describeView} from './views';
