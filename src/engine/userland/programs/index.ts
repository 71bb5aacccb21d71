export {createHelp} from './help';
export {init, scriptStatus} from './init';
export {kthreadd} from './kthreadd';
export {spin} from './spin';
export {work} from './work';
