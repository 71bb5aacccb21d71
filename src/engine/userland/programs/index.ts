export {init} from './init';
export {kthreadd} from './kthreadd';
export {spin} from './spin';
export {work} from './work';
