export {type Directives, parseDirectives} from './directives';
export {type Decoded, INPUT_MAX, INPUTS_MAX, LENGTH_MAX, readDocument, type SharedRun, writeDocument} from './document';
export {
  decodeLink,
  encodeLink,
  encodeSceneLink,
  LINK_BUDGET,
  LINK_WARNING,
  type Link,
  type LinkTarget,
  type LinkView,
  NO_VIEW,
} from './link';
export {SCENES} from './scenes';
export {DEFAULT_SPEC, type Input, type MachineSpec, type Recording} from './spec';
export {ENGINE_VERSION} from './version';
