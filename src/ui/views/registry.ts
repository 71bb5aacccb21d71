// All views: one line each. A new one is a folder beside the others and a line here.
export {fidelity} from './fidelity';
export {first} from './first';
export {glossary} from './glossary';
export {hierarchies} from './hierarchies';
export {machine} from './machine';
export {matrix} from './matrix';
export {mounts} from './mounts';
export {step} from './step';
