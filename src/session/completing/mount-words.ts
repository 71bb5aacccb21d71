// What may stand after `mount -o`: the subsystems that the type knows, the words of the dialects, and flags of the call.

import {DIALECTS, type Dialect, type Kernel} from '../../engine/kernel';
import type {Completion} from '../../protocol';
import type {Completions} from '../line-help';
import type {Spot} from './line-words';

/** Words that only type cgroup takes. */
const RELEASED: Readonly<Record<string, string>> = {
  none: 'no subsystem: groups alone, with a name',
  'name=': 'name of the hierarchy',
  'release_agent=': 'file that is started when a container becomes empty',
  clone_children: 'new children copy the cpus and mems of their parent',
  noprefix: 'cpuset files without their prefix',
};
const EVERY: Readonly<Record<string, string>> = {
  remount: 'change the mount that is there',
  bind: 'show a directory at a second place',
  ro: 'read-only',
  rw: 'read and write',
};

/** The dialect of the type that was named; undefined for none, or for a type without hierarchies. */
function dialectOf(type: string | undefined): Dialect | undefined {
  return (Object.keys(DIALECTS) as Dialect[]).find(dialect => DIALECTS[dialect].fstype === type);
}

/** `-o cpuset,cpu|`: the piece after the last comma. */
export function mountOptions(k: Kernel, {word, before}: Spot): Completions {
  const type = before[before.findIndex(({text}) => text === '-t') + 1]?.text;
  const dialect = dialectOf(type);
  const comma = word.text.lastIndexOf(',');
  const prefix = word.text.slice(comma + 1);
  const given = new Set(word.text.slice(0, Math.max(0, comma)).split(','));
  const subsystems = k.subsystems
    .filter(({dialects}) => dialect === undefined || dialects.includes(dialect))
    .map(({name, about}): [string, string] => {
      const bound = k.state.misc.bound[name] ?? 0;
      return [name, bound === 0 ? about : `bound to hierarchy ${bound}`];
    });
  const own = dialect === undefined ? [] : [['all', 'every subsystem'] as const];
  const released = dialect === 'cgroup' ? Object.entries(RELEASED) : [];
  const items = [...subsystems.sort(), ...own, ...released, ...Object.entries(EVERY)]
    .filter(([text]) => text.startsWith(prefix) && !given.has(text))
    .map(([text, detail]): Completion => ({text, kind: 'option', detail}));
  return {from: word.places[comma + 1] ?? word.end, items};
}
