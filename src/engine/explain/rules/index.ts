// Every rule by which the engine refuses, narrow sentences before wide ones: "* has no *" stands among the last.

import type {Rule} from '../case';
import {CONTAINER_RULES} from './containers';
import {CPUSET_RULES} from './cpusets';
import {FILE_RULES} from './files';
import {LIMIT_RULES} from './limits';
import {MOUNT_RULES} from './mounts';
import {PATH_RULES} from './paths';
import {TASK_RULES} from './tasks';

export const RULES: readonly Rule[] = [
  ...CPUSET_RULES,
  ...LIMIT_RULES,
  ...MOUNT_RULES,
  ...CONTAINER_RULES,
  ...TASK_RULES,
  ...FILE_RULES,
  ...PATH_RULES,
];
