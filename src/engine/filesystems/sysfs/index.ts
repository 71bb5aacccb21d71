export {sysfs} from './sysfs';
