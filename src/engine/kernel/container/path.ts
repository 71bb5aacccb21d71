// The name of a container as the kernel prints it: relative to the root of its hierarchy, "/" for the top container.

import {type ContainerId, type Fallible, fail, PATH_MAX} from '../../abi';
import type {Kernel} from '../kernel';

/** "/" or "/jobs/a". The container must exist. */
export function containerPath(k: Kernel, container: ContainerId): string {
  let path = '';
  let row = k.state.containers.get(container);
  for (; row.parent !== 0; row = k.state.containers.get(row.parent)) path = `/${row.name}${path}`;
  return path === '' ? '/' : path;
}

/** The same where the kernel prints it into one page. Errors: ENAMETOOLONG. */
export function printedPath(k: Kernel, container: ContainerId): Fallible<string> {
  const path = containerPath(k, container);
  if (path.length < PATH_MAX) return path;
  return fail('ENAMETOOLONG', `the path of the container has ${path.length} bytes, and a page holds ${PATH_MAX - 1}`);
}

/** The container and all below it, each before those below it. A loop: containers may be nested thousands deep. */
export function subtreeOf(k: Kernel, top: ContainerId): readonly ContainerId[] {
  const found: ContainerId[] = [];
  const open = [top];
  for (let container = open.pop(); container !== undefined; container = open.pop()) {
    found.push(container);
    const {children} = k.state.containers.get(container);
    for (let i = children.length - 1; i >= 0; i--) open.push(children[i] as ContainerId);
  }
  return found;
}

/** The child of that name, or 0. */
export function childNamed(k: Kernel, container: ContainerId, name: string): ContainerId {
  for (const child of k.state.containers.get(container).children) {
    if (k.state.containers.get(child).name === name) return child;
  }
  return 0;
}

/** "3 tasks", "1 task". */
export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;
