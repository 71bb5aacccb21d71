// What a machine of this patch set is without; what it has is compared with a real kernel by the recorded cases.
import {expect, test} from 'vitest';
import {expectShell, runScript} from '../../../testing/boot';

test('nothing of the container patch set is there, with or without the quirks of its time', () => {
  for (const quirks of ['off', 'on']) {
    expectShell(
      `#: patchset cgroup-v1
#: quirks ${quirks}
#: debug 2
uname -r
mkdir /c; mount -t container x /c; echo rc=$?
cat /proc/filesystems | grep -v -E 'fs|proc'
ls /proc | grep -E '^c[go]'; ls /proc/self | grep -E '^c[go]'
ls /sys/module
cut -f 1 /proc/cgroups
mount -t cpuset x /c; ls /c | grep -w cpus; cat /c/release_agent
grep -w /c /proc/mounts
`,
      `6.1.0
mount: mounting x on /c failed: No such device
rc=255
nodev\tcgroup
nodev\tcpuset
cgroups
cgroup
comm
ls: /sys/module: No such file or directory
#subsys_name
cpuset
cpu
cpuacct
freezer
pids
debug
cpus
/sbin/cpuset_release_agent
x /c cgroup rw,relatime,cpuset,noprefix,release_agent=/sbin/cpuset_release_agent 0 0
`,
    );
  }
});

test('the default machine has both', () => {
  expect(runScript('uname -r; ls -d /proc/containers /proc/cgroups').output).toBe(
    '2.6.20-rc1\n/proc/cgroups\n/proc/containers\n',
  );
});
