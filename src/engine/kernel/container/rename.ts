// rename: a container gets another name in the directory where it is. (V6 3/6, container_rename)

import {type ContainerId, type Fallible, fail} from '../../abi';
import type {Kernel} from '../kernel';
import {trace} from '../trace';
import {controlFilesOf} from './control-files';
import {rulesOf} from './membership';
import {childNamed, containerPath} from './path';

/** Errors: ENOENT, ENOTDIR for a control file, EEXIST, EIO for another directory, EINVAL. */
export function renameContainer(
  k: Kernel,
  parent: ContainerId,
  name: string,
  newParent: ContainerId,
  newName: string,
): Fallible<0> {
  const isFile = (container: ContainerId, file: string) => controlFilesOf(k, container).some(one => one.name === file);
  if (isFile(parent, name)) return fail('ENOTDIR', `${name} is a control file, and only containers are renamed`);
  const container = childNamed(k, parent, name);
  if (container === 0) return fail('ENOENT', `${containerPath(k, parent)} has no container named ${name}`);
  const moves = parent !== newParent;
  const elsewhere = () =>
    fail('EIO', `${containerPath(k, container)} can be renamed, but not moved below another container`);
  if (moves && rulesOf(k, parent).refusesMoveFirst) return elsewhere();
  if (childNamed(k, newParent, newName) !== 0 || isFile(newParent, newName)) {
    return fail('EEXIST', `${containerPath(k, newParent)} already has a ${newName}`);
  }
  if (moves) return elsewhere();
  if (newName.includes('\n') && !rulesOf(k, parent).newlineInNames) {
    return fail('EINVAL', 'a newline in the name would make /proc unreadable');
  }
  k.state.containers.edit(container).name = newName;
  trace(k, 'container_rename', {container, name: newName});
  return 0;
}
