// What the option string of a mount asks for: a set of subsystems, and in the cgroup dialect a name, flags and a release
// agent. (V6 3/6, parse_containerfs_options; kernel/cgroup/cgroup-v1.c, cgroup1_parse_param and check_cgroupfs_options)

import {type Failure, type Fallible, fail} from '../../abi';
import type {Kernel} from '../kernel';
import type {Dialect} from '../state';
import {DIALECTS} from './dialect';

export interface HierarchyRequest {
  readonly dialect: Dialect;
  /** Names in order of id. */
  readonly subsystems: readonly string[];
  /** `none`: a hierarchy without subsystems, on purpose. */
  readonly none: boolean;
  readonly name: string;
  /** null: not given. */
  readonly releaseAgent: string | null;
  readonly cloneChildren: boolean;
  readonly noprefix: boolean;
}

/** Bytes of the longest name of a hierarchy. */
const NAME_LIMIT = 63;

interface Words {
  readonly chosen: Set<string>;
  all: boolean;
  none: boolean;
  name: string | null;
  releaseAgent: string | null;
  cloneChildren: boolean;
  noprefix: boolean;
}

/** Errors: EINVAL for a malformed string or combination; ENOENT (container) or EINVAL (cgroup) for an unknown word. */
export function parseMountOptions(k: Kernel, dialect: Dialect, options: string): Fallible<HierarchyRequest> {
  const rules = DIALECTS[dialect];
  const words: Words = {
    chosen: new Set(),
    all: options === '',
    none: false,
    name: null,
    releaseAgent: null,
    cloneChildren: false,
    noprefix: false,
  };
  for (const word of options === '' ? [] : options.split(',')) {
    if (word === '') {
      if (rules.refusesEmptyToken) return fail('EINVAL', 'the list of subsystems has an empty entry');
      continue;
    }
    const refusal = takeWord(k, dialect, words, word);
    if (refusal !== undefined) return refusal;
  }
  const refusal = rules.extraOptions ? checkCombination(words) : undefined;
  return refusal ?? requestOf(k, dialect, words);
}

function takeWord(k: Kernel, dialect: Dialect, words: Words, word: string): Failure | undefined {
  const rules = DIALECTS[dialect];
  if (word === 'all') words.all = true;
  else if (k.subsystemsByName.get(word)?.dialects.includes(dialect)) words.chosen.add(word);
  else if (rules.extraOptions && takeExtra(words, word)) return takeNamed(words, word);
  else return fail(rules.unknownOption, `${word} is not a subsystem or option that a ${rules.fstype} mount knows`);
  return undefined;
}

function takeExtra(words: Words, word: string): boolean {
  if (word === 'none') words.none = true;
  else if (word === 'clone_children') words.cloneChildren = true;
  else if (word === 'noprefix') words.noprefix = true;
  else return /^(name|release_agent)=/.test(word);
  return true;
}

function takeNamed(words: Words, word: string): Failure | undefined {
  const [, key, value = ''] = /^(name|release_agent)=([\s\S]*)$/.exec(word) ?? [];
  if (key === 'release_agent') {
    if (value === '') return fail('EINVAL', 'release_agent= names no file');
    if (words.releaseAgent !== null) return fail('EINVAL', 'release_agent= is given twice');
    words.releaseAgent = value;
  } else if (key === 'name') {
    if (words.name !== null) return fail('EINVAL', 'name= is given twice');
    if (value === '') return fail('EINVAL', 'the name of a hierarchy may not be empty');
    if (value.length > NAME_LIMIT) return fail('EINVAL', `the name has ${value.length} bytes, and ${NAME_LIMIT} fit`);
    if (!/^[\w.-]+$/.test(value))
      return fail('EINVAL', `the name ${value} has more than letters, digits, ".", "_", "-"`);
    words.name = value;
  }
  return undefined;
}

function checkCombination(words: Words): Failure | undefined {
  const {chosen, all, none, name} = words;
  if (all && chosen.size > 0) return fail('EINVAL', `all cannot be combined with ${[...chosen].sort()[0]}`);
  if (none && all) return fail('EINVAL', 'none cannot be combined with all');
  if (none && chosen.size > 0) return fail('EINVAL', `none cannot be combined with ${[...chosen].sort()[0]}`);
  if (none && name === null) return fail('EINVAL', 'a hierarchy without subsystems needs a name');
  const prefixed = [...chosen].sort().find(subsystem => subsystem !== 'cpuset');
  const everything = all || (chosen.size === 0 && !none && name === null);
  if (words.noprefix && (prefixed !== undefined || everything)) {
    return fail('EINVAL', `noprefix is for cpuset alone, not for ${prefixed ?? 'all'}`);
  }
  return undefined;
}

function requestOf(k: Kernel, dialect: Dialect, words: Words): Fallible<HierarchyRequest> {
  const {extraOptions} = DIALECTS[dialect];
  const implied = extraOptions && !words.none && words.chosen.size === 0 && words.name === null;
  const wanted = words.all || implied;
  const known = k.subsystems.filter(subsystem => subsystem.dialects.includes(dialect));
  const subsystems = known.map(({name}) => name).filter(name => wanted || words.chosen.has(name));
  return {
    dialect,
    subsystems,
    none: words.none,
    name: words.name ?? '',
    releaseAgent: words.releaseAgent,
    cloneChildren: words.cloneChildren,
    noprefix: words.noprefix,
  };
}
