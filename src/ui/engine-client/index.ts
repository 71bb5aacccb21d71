export {EngineClient, type EngineListener, type Panic, type Typed} from './client';
export {missingFeatures} from './features';
