export {RefusalView} from './refusal-view';
