// The laws of the kernel's state, checked from outside by counting everything anew. They hold between any two operations;
// in the middle of a drained one they need not.

import type {Kernel} from '../../engine/kernel';
import {checkContainers} from './containers';
import {checkFreezer, checkNumtasks, checkPids} from './controllers';
import {checkFiles} from './files';
import {checkInodes} from './inodes';
import {checkFamily, checkLocks, checkPidNumbers, checkQueues, checkSleepers, livingTasks} from './tasks';
import {checkWaiting} from './waiting';

/** One plain sentence for each broken law; none when all is well. */
export function checkInvariants(k: Kernel): string[] {
  const violations: string[] = [];
  const report = (violation: string) => {
    violations.push(violation);
  };
  const living = livingTasks(k);
  checkFamily(k, living, report);
  checkPidNumbers(k, living, report);
  checkQueues(k, living, report);
  checkSleepers(k, living, report);
  checkLocks(k, report);
  checkWaiting(k, living, report);
  checkContainers(k, living, report);
  checkFiles(k, living, report);
  checkInodes(k, report);
  checkNumtasks(k, living, report);
  checkPids(k, living, report);
  checkFreezer(k, living, report);
  return violations;
}
