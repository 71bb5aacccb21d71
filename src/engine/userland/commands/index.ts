// Commands that are there from the first moment; what is wanted more rarely is in ../fetched.
// One line for each command.
export {cat} from './cat/cat';
export {echo} from './echo/echo';
export {grep} from './grep/grep';
export {head, tail} from './head/head';
export {kill} from './kill/kill';
export {ln} from './ln/ln';
export {ls} from './ls/ls';
export {mkdir} from './mkdir/mkdir';
export {mount} from './mount/mount';
export {nproc} from './nproc/nproc';
export {printf} from './printf/printf';
export {pwd} from './pwd/pwd';
export {rm} from './rm/rm';
export {rmdir} from './rmdir/rmdir';
export {sleep} from './sleep/sleep';
export {bracket, test} from './test/test';
export {falseCommand, trueCommand} from './true/true';
export {umount} from './umount/umount';
