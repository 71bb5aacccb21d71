// Machines that are stopped while something waits: inside a release agent, a pipe that is full or empty, a wait for a
// child. In both dialects, each at 100 moments.

import {describe, expect, it} from 'vitest';
import {checkRestores} from './restore';
import type {UnderWay} from './under-way';

const MOMENTS = 100;

/** Agents that remove, that come too late, and that keep the container; the children's exits set them off. */
const agents = (type: string) => `mkdir -p /c /agents
mount -t ${type} -o cpuacct none /c
cat > /agents/remove <<'END'
#!/bin/sh
sleep 0.004
echo "agent $1" >> /tmp/log
rmdir "/c$1" || echo "lost $1" >> /tmp/log
END
chmod 755 /agents/remove
echo /agents/remove > /c/release_agent
for i in 1 2 3 4 5 6; do
  mkdir /c/g$i; echo 1 > /c/g$i/notify_on_release
  sh -c "echo \\$\\$ > /c/g$i/tasks; sleep 0.003" &
  [ $i -gt 4 ] && { sleep 0.005; sh -c "echo \\$\\$ > /c/g$i/tasks; sleep 0.01" & }
done
wait; sleep 0.06
ls -d /c/g* ; sort /tmp/log
`;

/** Writers fill a pipe before anybody reads; readers wait before anybody writes. */
const pipes = (type: string) => `mkdir -p /c
mount -t ${type} -o cpuset,cpuacct none /c; mkdir /c/a
for f in cpus mems cpuset.cpus cpuset.mems; do [ -f /c/a/$f ] && echo 0 > /c/a/$f; done
text=0123456789abcdef0123456789abcdef
for i in 1 2 3 4 5 6 7 8 9; do text=$text$text; done
for i in 1 2; do
  { for j in 1 2 3 4 5 6; do echo $text; done; } | { sleep 0.01; echo 0 > /c/a/tasks; wc -c; }
  { sleep 0.4; echo late; } | { read word; echo $word; }
done
{ for j in 1 2 3 4 5 6; do echo $text; done; echo broken >&2; } | { sleep 0.005; :; }
`;

/** Waits for one child, for any, for a stopped one that goes on, and in a command substitution. */
const waits = (type: string) => `mkdir -p /c
mount -t ${type} -o cpuacct none /c; mkdir /c/a
for i in 1 2; do
  sleep 0.0$i & one=$!; echo $one > /c/a/tasks
  (echo 0 > /c/a/tasks; sleep 0.01; exit $i) & two=$!
  wait $two; echo rc=$?
  kill -STOP $one; sleep 0.005; kill -CONT $one
  wait; echo $(sleep 0.004; wc -l < /c/a/tasks)
done
trap 'echo caught' USR1
(sleep 0.01; kill -USR1 $$) & sleep 0.03; wait
rmdir /c/a; echo rc=$?
`;

const SCRIPTS: readonly (readonly [what: string, script: (type: string) => string, met: readonly UnderWay[]])[] = [
  ['release agents', agents, ['release agent', 'wait', 'exit']],
  ['pipes', pipes, ['pipe read', 'pipe write', 'wait']],
  ['waits', waits, ['wait']],
];

describe.each(['container', 'cgroup'])('%s', type => {
  it.each(SCRIPTS)('%s go on alike from any of 100 moments', (what, script, wanted) => {
    const {moments, inside, underWay, mismatches} = checkRestores(what, script(type), {moments: MOMENTS, seed: 2});
    console.log(`${type}, ${what}: ${moments} moments, ${inside} inside operations, ${JSON.stringify(underWay)}`);
    expect(mismatches).toEqual([]);
    expect(moments).toBe(MOMENTS);
    for (const one of wanted) expect(underWay[one] ?? 0, one).toBeGreaterThan(4);
  });
});
