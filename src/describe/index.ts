export {describeFindings, type Finding, type Findings, type FindTarget, find} from './find';
export {describeFirst, firstLines, headline} from './first';
export {
  describeGlossary,
  dialectHint,
  GLOSSARY,
  GLOSSARY_COLUMNS,
  otherNames,
} from './glossary';
export {
  containerName,
  describeHierarchies,
  hierarchyName,
  isLimit,
  itemName,
  NO_HIERARCHY,
  subsystemWords,
} from './hierarchies';
export {describeMachine, machineLines} from './machine';
export {
  describeMatrix,
  groupName,
  type MatrixGroup,
  type MatrixOrder,
  matrixHeadline,
  matrixOf,
  sortMatrix,
  tornWords,
} from './matrix';
export {describeMounts, mountLine} from './mounts';
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
export {
  containerAt,
  currentMove,
  describeStep,
  lockWords,
  type MovePlace,
  movePlaces,
  moveWords,
  nextStep,
  operationWords,
  stepLines,
  type TornChild,
  tornChildren,
  tornChildWords,
} from './step';
export {taskName} from './task-words';
export {blockerName, describeWhy, sourceName} from './why';
