// Rules of cpusets. (kernel/cpuset.c of 2.6.20, as V6 2/6 and 3/6 carry it over)

import * as blockers from '../blockers';
import type {Case, Rule} from '../case';
import {evacuated, filledCpuset, narrowedChildren, rivalsOf, widenedParents, yieldingSiblings} from '../cpusets';
import {containerNamed, writtenContainer} from '../places';

const CPUSET = 'kernel/cpuset.c of 2.6.20';
const CHANGE = `${CPUSET}, validate_change`;

const own = ({k, refusal}: Case) => blockers.container(k, writtenContainer(k, refusal));

/** The cpuset whose path a star stood for. */
const named = (c: Case, at: number) => {
  const {k, refusal, words} = c;
  const row = k.state.containers.find(writtenContainer(k, refusal));
  return row === undefined ? [] : blockers.container(k, containerNamed(k, row.hierarchy, words[at] as string));
};

export const CPUSET_RULES: readonly Rule[] = [
  {
    source: `${CPUSET}, cpuset_can_attach`,
    rule: 'A cpuset takes tasks only when it has both cpus and mems.',
    texts: ['cpuset * has no * yet: write its cpus and mems first'],
    blockers: own,
    fix: filledCpuset,
  },
  {
    source: CHANGE,
    rule: 'A parent keeps what its children have, and stays exclusive while one of them is.',
    texts: [
      'its child * has *, which would be missing in this cpuset',
      'its child * has * set, which must first be set in this cpuset',
    ],
    blockers: c => named(c, 0),
    fix: narrowedChildren,
  },
  {
    source: CHANGE,
    rule: 'A child has nothing that its parent lacks, and is exclusive only if its parent is.',
    texts: [
      'it would have *, which would be missing in its parent *',
      'it would have * set, which must first be set in its parent *',
    ],
    blockers: c => named(c, 1),
    fix: widenedParents,
  },
  {
    source: CHANGE,
    rule: 'What an exclusive cpuset has, no sibling has.',
    texts: ['* has * and holds * *', '* also holds * *'],
    blockers: c => {
      const found = rivalsOf(c).flatMap(id => blockers.container(c.k, id));
      return found.length > 0 ? found : named(c, 0);
    },
    fix: yieldingSiblings,
  },
  {
    source: 'kernel/cgroup/cpuset.c, validate_change',
    rule: 'A cpuset with tasks in it or below it keeps its cpus and mems.',
    texts: ['* has tasks, so its * may not become empty'],
    blockers: c => named(c, 0),
    fix: evacuated,
  },
  {
    source: `${CPUSET}, update_cpumask and update_nodemask`,
    rule: 'The top cpuset always has all cpus and nodes of the machine.',
    texts: ['the * of the top cpuset are those of the machine'],
    blockers: own,
  },
  {
    source: 'lib/bitmap.c of 2.6.20, bitmap_parselist',
    rule: 'Cpus and nodes are written as a list of numbers and ranges.',
    texts: ['"*" is not a list such as 0-1,3', '"*" has a number beyond the largest *'],
  },
  {
    source: `${CPUSET}, update_cpumask and update_nodemask`,
    rule: 'A cpuset can have only cpus and nodes that are there.',
    texts: ['the machine has none of * *', 'the machine has only * *'],
  },
  {
    source: 'kernel/cgroup/cpuset.c, update_relax_domain_level',
    rule: 'A search level lies between -1 and the number of levels there are.',
    texts: ['cpuset.sched_relax_domain_level is between -1 and *, not "*"'],
  },
  {
    source: `${CPUSET}, cpuset_common_file_write`,
    rule: 'memory_pressure is measured by the kernel.',
    texts: ['memory_pressure is measured, and cannot be set'],
  },
];
