export {type Exported, exportScript} from './export';
export {exportRun} from './run-script';
