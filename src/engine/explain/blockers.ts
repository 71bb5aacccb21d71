// What stands in the way, by kind.

import type {Blocker, ContainerId, Pid} from '../abi';
import {containerPath, describeHierarchy, type Kernel} from '../kernel';
import {directoryOf} from './places';

export function container(k: Kernel, id: ContainerId): Blocker[] {
  if (!k.state.containers.has(id)) return [];
  return [{kind: 'container', id, name: directoryOf(k, id) || containerPath(k, id)}];
}

export function task(k: Kernel, id: Pid): Blocker[] {
  const record = k.state.records.find(id);
  return record === undefined ? [] : [{kind: 'task', id, name: record.comm}];
}

export function hierarchy(k: Kernel, id: number): Blocker[] {
  return k.state.hierarchies.has(id) ? [{kind: 'hierarchy', id, name: describeHierarchy(k, id)}] : [];
}

export const file = (path: string): Blocker[] => (path === '' ? [] : [{kind: 'file', id: 0, name: path}]);
