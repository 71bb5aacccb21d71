// The laws of the kernel's state, checked from outside by counting everything anew. They hold between any two operations;
// in the middle of one they need not, but for those of queues, sleepers, pids and files.

import type {Kernel} from '../../engine/kernel';
import {checkContainers} from './containers';
import {checkFreezer, checkNumtasks, checkPids} from './controllers';
import {checkFiles} from './files';
import {checkInodes} from './inodes';
import {checkFamily, checkLocks, checkPidNumbers, checkQueues, checkSleepers, checkZombies, livingTasks} from './tasks';
import {checkWaiting} from './waiting';

/** The laws that hold between any two steps, whoever is in the middle of what: who runs, waits to run, or waits to be reaped. */
export function checkBetweenSteps(k: Kernel): string[] {
  const violations: string[] = [];
  const report = (violation: string) => {
    violations.push(violation);
  };
  const living = livingTasks(k);
  checkZombies(k, living, report);
  checkQueues(k, living, report);
  return violations;
}

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
