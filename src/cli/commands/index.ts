// The commands of the headless tool, in the order of its usage: one folder entry and one line here.
import {bench} from './bench';
import {describe} from './describe';
import {differences} from './differences';
import {exportCommand} from './export';
import {fuzz} from './fuzz';
import {hash} from './hash';
import {run} from './run';
import {scenarios} from './scenarios';

export const commands = [run, scenarios, hash, describe, differences, exportCommand, fuzz, bench] as const;
