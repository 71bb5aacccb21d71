// The machines whose pictures are timed: a few hundred tasks as marks, and many in four hierarchies of sixty containers, as
// density. In each a loop moves one sleeper after the other and counts its attaches in a file.

import {DEFAULT_SPEC, type Recording} from '../../../scenario';

export interface FrameScene {
  /** Of the line. */
  readonly name: string;
  readonly tasks: number;
  readonly recording: Recording;
}

/** Attaches a second that the loops below aim at are a hundred: some of their time goes into the writing itself. */
const MOVES = (files: string): string => `k=0
while :; do for c in ${files}; do for p in $pids; do
  echo $p > $c/tasks; k=$((k+1)); echo $k > /tmp/attaches; sleep 0.01
done; done; done &
`;

const small = (tasks: number): string => `mkdir -p /dev/ct
mount -t container -o cpuset,cpuacct none /dev/ct
mkdir /dev/ct/a /dev/ct/b
for c in a b; do echo 0-3 > /dev/ct/$c/cpus; echo 0 > /dev/ct/$c/mems; done
pids=; n=$(ls /proc | grep -c '^[0-9]')
while [ $n -lt ${tasks} ]; do sleep 100000 & pids="$pids $!"; n=$((n+1)); done
${MOVES('/dev/ct/a /dev/ct/b')}`;

const CONTAINERS = 60;

/** Four hierarchies, in each sixty containers on two levels; a shell enters each container and starts its share of tasks. */
const large = (
  tasks: number,
): string => `for s in cpuset cpuacct numtasks debug1; do mkdir -p /h/$s; mount -t container -o $s none /h/$s; done
c=0
while [ $c -lt ${CONTAINERS} ]; do
  d=g$((c % 10)); if [ $c -ge 10 ]; then d=$d/k$((c / 10)); fi
  for s in cpuset cpuacct numtasks debug1; do mkdir /h/$s/$d; done
  echo 0-7 > /h/cpuset/$d/cpus; echo 0 > /h/cpuset/$d/mems
  sh -c "for s in cpuset cpuacct numtasks debug1; do echo \\$\\$ > /h/\\$s/$d/tasks; done
    i=0; while [ \\$i -lt ${Math.ceil(tasks / CONTAINERS)} ]; do sleep 100000 & i=\\$((i+1)); done; wait" &
  c=$((c+1))
done
while [ $(ls /proc | grep -c '^[0-9]') -lt ${tasks} ]; do sleep 0.2; done
pids=$(cat /h/cpuacct/g0/tasks)
${MOVES('/h/cpuacct/g1 /h/cpuacct/g0')}`;

const spec = {...DEFAULT_SPEC, cpus: 8, maxHierarchies: 8, debug: 1};
const recorded = (script: string, length: number): Recording => ({spec, script, inputs: [], length});

export const SCENES: readonly FrameScene[] = [
  {name: 'frame', tasks: 300, recording: recorded(small(300), 0)},
  {name: 'large', tasks: 2_000, recording: recorded(large(2_000), 3_000)},
  {name: 'crowd', tasks: 10_000, recording: recorded(large(10_000), 5_000)},
];
