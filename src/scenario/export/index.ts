export {type Exported, exportScript} from './export';
