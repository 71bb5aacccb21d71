export {assert} from './assert';
export {
  and,
  andNot,
  EMPTY,
  equal,
  firstBits,
  formatList,
  intersects,
  isEmpty,
  isSubset,
  MASK_BITS,
  type Mask,
  maskOf,
  members,
  or,
  parseList,
} from './bitmap';
export {fromBytes, toBytes} from './bytes';
export {Hasher, hashOf} from './hash';
export {clonePlain, type Plain, setKey} from './plain';
export {
  again,
  type Call,
  call,
  type Done,
  done,
  FINISHED,
  type Frame,
  frameOf,
  isCall,
  type Procedure,
  procedure,
  type Reply,
  SLEEP,
  type Sleep,
  STEPPED,
  type StepAnswer,
  step,
  stepName,
  stepsOf,
} from './procedure';
export {type RandomState, random, randomInt} from './rng';
export {type SharedRows, Table} from './table';
