export {allRows, type Box, type Ghost, type Spot} from './boxes';
export {COLUMNS, type Column, type Columns, fittingZoom, layoutColumns, STACK} from './columns';
export {barOf, cellStrength, type Shares, sharesOf} from './density';
export {CELL_TASKS, type Detail, type Grain, tokenWidth} from './detail';
export {
  BASE,
  BETWEEN,
  type Ease,
  easeLinear,
  easeMove,
  easeOut,
  FAST,
  HOLD,
  MOVE,
  MOVERS,
  SLOW,
  TWEEN_PACE,
} from './easing';
export {type FirstCpu, type FirstLayout, layoutFirst, threadPath} from './first';
export {axisTicks, type Bar, eachBar, markOfPlace, type Note, placeNotes, timeScale} from './gantt';
export {
  type CpuHistory,
  type CpuRuns,
  createCpuHistory,
  type Happening,
  recordUpdate,
  rowOfPid,
} from './history';
export {
  gutterAfter,
  type Placed,
  placeSpot,
  type Ribbon,
  ribbonsFrom,
  slotLink,
  spotOf,
  twinLinks,
} from './links';
export {
  type Bracket,
  type CpuPlace,
  FULL_SLOT,
  layoutMachine,
  type MachineLayout,
  stackBrackets,
} from './machine';
export {type Arc, arcBehind, arcPath, arcPoint, arcThrough, type Point, roundedPath} from './path';
export {rewindHistory} from './rewind';
export {
  hasInside,
  openTo,
  pathsBelow,
  type Sight,
  type Sights,
  shut,
  sightOf,
  ZOOMS,
  zoomBy,
  zoomed,
} from './sight';
