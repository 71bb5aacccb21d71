// All builtins. What is not here is a program, found along PATH and run in a forked child.

import type {Builtin} from '../builtin';
import {BUILTINS} from '../builtin-registry';
import {ALIASES} from './alias';
import {CONTROL} from './control';
import {DIRECTORY} from './directory';
import {GETOPTS} from './getopts';
import {JOBS} from './jobs';
import {KILL_BUILTIN} from './kill';
import {LOOKUP} from './lookup';
import {PRINTING} from './print';
import {READ_BUILTIN} from './read';
import {TEST_BUILTIN} from './test';
import {TRAP_BUILTIN} from './trap';
import {VARIABLES} from './variables';

const ALL: Readonly<Record<string, Builtin>> = {
  ...CONTROL,
  ...ALIASES,
  ...VARIABLES,
  ...JOBS,
  ...DIRECTORY,
  ...LOOKUP,
  ...PRINTING,
  test: TEST_BUILTIN,
  '[': TEST_BUILTIN,
  getopts: GETOPTS,
  read: READ_BUILTIN,
  kill: KILL_BUILTIN,
  trap: TRAP_BUILTIN,
};

for (const [name, builtin] of Object.entries(ALL)) BUILTINS.set(name, builtin);
