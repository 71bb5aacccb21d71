// Five busy scripts: each has at least 50 tasks alive at once, 200 forks, 100 attaches, two hierarchies, and refusals. They
// are what is restored at random moments, and what Node and a browser must agree on to the last bit.

export interface BusyScenario {
  readonly name: string;
  readonly script: string;
}

const TWO_HIERARCHIES = `mkdir -p /dev/ct /dev/nt
mount -t container -o cpuset,cpuacct none /dev/ct
mount -t container -o numtasks none /dev/nt
mkdir /dev/ct/web /dev/ct/db /dev/ct/web/cgi /dev/nt/alice /dev/nt/bob
for c in web db; do echo 0-1 > /dev/ct/$c/cpus; echo 0 > /dev/ct/$c/mems; done
echo 1 > /dev/ct/web/cgi/cpus; echo 0 > /dev/ct/web/cgi/mems
`;

export const SCENARIOS: readonly BusyScenario[] = [
  {
    name: 'crowd',
    script: `${TWO_HIERARCHIES}
pids=
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do
  spin 4 & pids="$pids $!"
  sleep 4 & pids="$pids $!"
done
for p in $pids; do echo $p > /dev/ct/web/tasks; echo $p > /dev/nt/alice/tasks; done
rmdir /dev/ct/web; echo rc=$?
for p in $pids; do echo $p > /dev/ct/web/cgi/tasks; done
wc -l < /dev/nt/alice/tasks
i=0; while [ $i -lt 160 ]; do /bin/true; i=$((i+1)); done
for p in $pids; do wait $p; done
wc -l < /dev/ct/web/cgi/tasks
rmdir /dev/ct/web/cgi /dev/ct/web; echo rc=$?
`,
  },
  {
    name: 'limits',
    script: `${TWO_HIERARCHIES}
echo 1000 > /sys/module/numtasks/parameters/total_numtasks
echo -n max_shares=5 > /dev/nt/alice/numtasks.shares
n=0; while [ $n -lt 55 ]; do sleep 3 & echo $! > /dev/nt/alice/tasks; echo $! > /dev/ct/db/tasks; n=$((n+1)); done
grep usage /dev/nt/alice/numtasks.stats
(echo 0 > /dev/nt/alice/tasks; i=0; while [ $i -lt 20 ]; do /bin/true; i=$((i+1)); done; echo $i); echo rc=$?
grep failures /dev/nt/alice/numtasks.stats
i=0; while [ $i -lt 150 ]; do (:); i=$((i+1)); done
wait; cat /dev/nt/alice/tasks | wc -l
`,
  },
  {
    name: 'pipes',
    script: `${TWO_HIERARCHIES}
n=0; while [ $n -lt 52 ]; do (read line < /dev/null; sleep 2) & echo $! > /dev/ct/web/tasks; n=$((n+1)); done
n=0; while [ $n -lt 52 ]; do echo $$ > /dev/nt/bob/tasks; echo $$ > /dev/nt/tasks; n=$((n+1)); done
n=0; while [ $n -lt 40 ]; do seq 20 | sort -r | head -n 3 | while read x; do echo "$n.$x"; done > /tmp/out; n=$((n+1)); done
cat /tmp/out; cat /dev/ct/web/tasks | wc -l
echo nobody > /dev/ct/web/tasks; echo rc=$?
echo 9-3 > /dev/ct/web/cpus; echo rc=$?
wait
`,
  },
  {
    name: 'signals',
    script: `${TWO_HIERARCHIES}
first=
n=0; while [ $n -lt 54 ]; do spin 9 & [ -n "$first" ] || first=$!; last=$!; echo $! > /dev/ct/db/tasks; echo $! > /dev/nt/bob/tasks; n=$((n+1)); done
kill -STOP $first; kill -STOP $last; sleep 0.2
for p in $(cat /dev/ct/db/tasks); do kill -CONT $p; done
n=0; while [ $n -lt 140 ]; do /bin/true & wait $!; n=$((n+1)); done
rmdir /dev/ct/db; echo rc=$?
for p in $(cat /dev/ct/db/tasks); do kill -9 $p; done
wait $first; echo rc=$?
wait; rmdir /dev/ct/db; echo rc=$?
`,
  },
  {
    name: 'mounts',
    script: `${TWO_HIERARCHIES}
n=0; while [ $n -lt 51 ]; do sleep 4 & echo $! > /dev/ct/web/tasks; n=$((n+1)); done
n=0; while [ $n -lt 30 ]; do
  mkdir /dev/ct/t$n; echo 0-1 > /dev/ct/t$n/cpus; echo 0 > /dev/ct/t$n/mems
  sh -c "echo \\$\\$ > /dev/ct/t$n/tasks; cat /proc/self/container"
  umount /dev/nt; mount -t container -o numtasks none /dev/nt
  rmdir /dev/ct/t$n; n=$((n+1))
done
mkdir /other; mount -t container -o cpuacct none /other; echo rc=$?
mv /dev/nt/alice /dev/nt/carol; ls -d /dev/nt/carol
n=0; while [ $n -lt 60 ]; do echo $$ > /dev/nt/carol/tasks; (:); n=$((n+1)); done
cat /proc/containers | grep -c bits
wait
`,
  },
];
