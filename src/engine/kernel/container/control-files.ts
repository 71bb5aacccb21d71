// The files of a container's directory: those of the system itself, by dialect, and those of each bound subsystem. The
// list is a function of the hierarchy's row and of whether the container is the top one, so it is remembered by row.

import type {ContainerId} from '../../abi';
import type {Kernel} from '../kernel';
import type {Dialect, Hierarchy} from '../state';
import {DIALECTS} from './dialect';
import {GENERIC_FILES, type GenericFile} from './generic-files';
import type {ControlFile} from './subsystem';

/** A control file, perhaps with what only the system's own files can do. */
export type AnyControlFile = ControlFile & Pick<GenericFile, 'attaches' | 'listsTasks'>;

interface Lists {
  readonly top: readonly AnyControlFile[];
  readonly below: readonly AnyControlFile[];
}

/** Not state: what is lost here is computed again. Whoever changes a row's subsystems puts a new row. */
const remembered = new WeakMap<Readonly<Hierarchy>, Lists>();

/** The files of a container in the order in which its directory lists them. The container must exist. */
export function controlFilesOf(k: Kernel, container: ContainerId): readonly AnyControlFile[] {
  const {hierarchy, parent, missingFiles} = k.state.containers.get(container);
  const row = k.state.hierarchies.find(hierarchy);
  if (row === undefined) return [];
  if (missingFiles.length > 0) return listFiles(k, row, parent === 0, missingFiles);
  let lists = remembered.get(row);
  if (lists === undefined) {
    lists = {top: listFiles(k, row, true), below: listFiles(k, row, false)};
    remembered.set(row, lists);
  }
  return parent === 0 ? lists.top : lists.below;
}

function listFiles(
  k: Kernel,
  row: Readonly<Hierarchy>,
  top: boolean,
  missing: readonly string[] = [],
): AnyControlFile[] {
  const {dialect, subsystems, noprefix} = row;
  const rules = DIALECTS[dialect];
  const names = top ? [...rules.files, ...rules.topFiles] : rules.files;
  const found: AnyControlFile[] = names.map(name => GENERIC_FILES[name]);
  const bound = k.subsystems
    .filter(({name}) => subsystems.includes(name) && !missing.includes(name))
    .sort(rules.compareNames);
  for (const subsystem of bound) {
    for (const file of subsystem.files(dialect)) {
      if (file.only !== undefined && (file.only === 'top') !== top) continue;
      found.push(noprefix ? {...file, name: file.name.replace(`${subsystem.name}.`, '')} : file);
    }
  }
  return found;
}

/** Permission bits of a control file before anybody changed them. */
export function modeOf(dialect: Dialect, file: ControlFile & {readonly attaches?: true}): number {
  const rules = DIALECTS[dialect];
  return file.write === undefined && file.attaches !== true ? rules.readOnlyMode : rules.fileMode;
}
