export {createApi, type MenagerieApi} from './api';
export {keepIdle} from './idle';
