export {findPatchSet} from '../engine/patchsets';
export {INFLATED_MAX} from './deflate';
export {type Directives, directivesOf, parseDirectives} from './directives';
export {type Decoded, INPUT_MAX, INPUTS_MAX, LENGTH_MAX, type SharedRun} from './document';
export {GALLERY, type GalleryScenario} from './gallery';
export {decodeLink, encodeLink, LINK_BUDGET, LINK_WARNING, type Link, type LinkTarget, type LinkView} from './link';
export {SCENES} from './scenes';
export {DEFAULT_SPEC, type Input, type MachineSpec, type Recording} from './spec';
export {typedBeforeKeys, typedText} from './typed';
