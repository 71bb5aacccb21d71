// A move over three hierarchies, for slow motion: two groups in each, and a task that forks a child every now and then, so
// that one is likely to be born while its parent is between its groups. Operations interleave step by step.
import {DEFAULT_SPEC, type Recording} from '../spec';

const MOUNTS = 'cpuset:ct numtasks:nt cpuacct:ac';

const SCRIPT = `for m in ${MOUNTS}; do d=/dev/\${m#*:}; mkdir $d; mount -t container -o \${m%:*} none $d; mkdir $d/web $d/batch; done
for g in web:0-1 batch:2-3; do echo \${g#*:} > /dev/ct/\${g%:*}/cpus; echo 0-1 > /dev/ct/\${g%:*}/mems; done
sh -c 'while :; do sleep 0.6 & sleep 0.06; done' &
for h in ct nt ac; do echo $! > /dev/$h/web/tasks; done
for g in web batch; do
  for i in 1 2 3; do
    work 20 400 90 &
    for h in ct nt ac; do echo $! > /dev/$h/$g/tasks; done
  done
done
`;

export const moveScene: Recording = {
  spec: {...DEFAULT_SPEC, title: 'A move, in slow motion', granularity: 'step'},
  script: SCRIPT,
  inputs: [],
  length: 2558,
};
