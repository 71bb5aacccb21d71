// All rules, in the order of the V6 mail: the file system, its operations, /proc, then the subsystems.

import {ATTACH_RULES} from './attach';
import {CPUACCT_RULES} from './cpuacct';
import {CPUSET_CHANGE_RULES} from './cpuset-changes';
import {CPUSET_FILE_RULES} from './cpuset-files';
import {FILE_RULES} from './files';
import {MOUNT_RULES} from './mounting';
import {NUMTASKS_RULES} from './numtasks';
import {PROC_RULES} from './proc';
import {RELEASE_RULES} from './release';
import type {Rule} from './rule';
import {SHARES_RULES} from './shares';
import {TREE_RULES} from './tree';
import {UMOUNT_RULES} from './umounting';
import {USER_RULES} from './users';

export const RULES: readonly Rule[] = [
  ...MOUNT_RULES,
  ...UMOUNT_RULES,
  ...FILE_RULES,
  ...USER_RULES,
  ...TREE_RULES,
  ...ATTACH_RULES,
  ...RELEASE_RULES,
  ...PROC_RULES,
  ...CPUSET_FILE_RULES,
  ...CPUSET_CHANGE_RULES,
  ...CPUACCT_RULES,
  ...SHARES_RULES,
  ...NUMTASKS_RULES,
];
