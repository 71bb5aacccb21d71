// The parts of the container system in its own words: those that this machine has, by dialect.

import type {ManualEntry} from '../../abi';
import type {Kernel} from '../kernel';
import type {Dialect} from '../state';
import {DIALECTS} from './dialect';
import {GENERIC_FILES} from './generic-files';
import type {ControlFile} from './subsystem';

export function manual(k: Kernel): ManualEntry[] {
  const entries: ManualEntry[] = [];
  for (const dialect of Object.keys(DIALECTS) as Dialect[]) {
    const {fstype, files, topFiles} = DIALECTS[dialect];
    if (!k.fileSystems.has(fstype)) continue;
    const add = (
      of: string,
      {name, about, only, takes, read, write}: Omit<ControlFile, 'longestWrite'>,
      attaches = false,
    ) => {
      const access = (read === undefined ? '' : 'r') + (write === undefined && !attaches ? '' : 'w');
      entries.push({name, of, dialect: fstype, about, access, only: only ?? '', takes: takes ?? ''});
    };
    for (const name of [...files, ...topFiles]) add('container', GENERIC_FILES[name], GENERIC_FILES[name].attaches);
    for (const {name, about, dialects, files: filesOf} of k.subsystems) {
      if (!dialects.includes(dialect)) continue;
      add('', {name, about});
      for (const file of filesOf(dialect)) add(name, file);
    }
  }
  return entries;
}
