import {test} from 'vitest';
import {expectShell} from '../../../testing/boot';

test('a script finds its one thread in PID/task, with all that its own directory has', () => {
  expectShell(
    `cd /proc/$$/task; ls | grep -c "^$$\\$"; cat $$/comm; cd $$/fd; pwd | sed "s/$$/P/g"; cd ../..; pwd | sed s/$$/P/
ls /proc/$$ | grep -v task > /tmp/a; ls /proc/$$/task/$$ > /tmp/b; cmp /tmp/a /tmp/b && echo same
ls -d /proc/$$/task/1 /proc/$$/task/self 2>&1 | sed s/$$/P/
`,
    `1
sh
/proc/P/task/P/fd
/proc/P/task
same
ls: /proc/P/task/1: No such file or directory
ls: /proc/P/task/self: No such file or directory
`,
  );
});

test('links of fd tell how a file is open; one to a removed file says so', () => {
  expectShell(
    `exec 3> /tmp/x 4< /etc/passwd 5<> /tmp/y; rm /tmp/x
stat -c '%A %s' /proc/$$/fd/3 /proc/$$/fd/4 /proc/$$/fd/5; readlink /proc/self/fd/4; readlink /proc/self/fd/3 | grep -o '(.*'
sleep 9 & sleep 0.1; ls -l /proc/$!/fd | head -n 1
`,
    'l-wx------ 64\nlr-x------ 64\nlrwx------ 64\n/etc/passwd\n(deleted)\ntotal 0\n',
  );
});

test('cwd says when its directory was removed, and lies at the root of a mount that went away', () => {
  expectShell(
    `mkdir /tmp/d; cd /tmp/d; rmdir /tmp/d; readlink /proc/self/cwd | grep -o '(.*'
mkdir /c; mount -t cgroup -o cpuacct x /c; mkdir /c/g; cd /c/g; rmdir /c/g; readlink /proc/self/cwd | grep -o '(.*'
cd /; umount -l /c; mkdir /m; mount -t tmpfs x /m; mkdir /m/s; cd /m; umount -l /m; readlink /proc/self/cwd; cd s; readlink /proc/self/cwd
`,
    '(deleted)\n(deleted)\n/\n/s\n',
  );
});

test('environ is for its user and root', () => {
  expectShell(
    `A=1 B='x y' sleep 9 & sleep 0.1; tr '\\0' '\\n' < /proc/$!/environ | grep '^[AB]='; readlink /proc/$!/root
su nobody -c "cat /proc/$!/environ 2>&1 | cut -d : -f 3; cat /proc/self/environ | wc -l"
`,
    'A=1\nB=x y\n/\n Permission denied\n0\n',
  );
});

test('mountinfo has ids and roots that hang together', () => {
  expectShell(
    `mkdir '/tmp/a b' /c; mount -t tmpfs 'x y' '/tmp/a b'; mkdir '/tmp/a b/sub dir'; mount --bind '/tmp/a b/sub dir' /mnt
mount -t cgroup -o cpuset x /c; mount -t tmpfs -o ro none /c; sed '2,5d' /proc/self/mountinfo
`,
    `1 1 0:1 / / rw - rootfs rootfs rw
6 5 0:6 / /tmp/a\\040b rw,relatime - tmpfs x\\040y rw
7 1 0:6 /sub\\040dir /mnt rw,relatime - tmpfs x\\040y rw
8 1 0:7 / /c rw,relatime - cgroup x rw,cpuset
9 8 0:8 / /c ro,relatime - tmpfs none rw
`,
  );
});

test('stat counts the time of children that were waited for, and tells those who may know how a zombie ended', () => {
  expectShell(
    `(spin 0.3; spin 0.3); set -- $(cat /proc/$$/stat); echo $\{16} $\{8} $\{25}
sh -c 'exit 3 & exec sleep 9' & sleep 0.1; z=$(ps -o pid,stat | sed -n 's/ Z.*//p')
cut -d ' ' -f 3,9,38,52 /proc/$((z))/stat; su nobody -c "cut -d ' ' -f 52 /proc/$((z))/stat"
`,
    '60 -1 18446744073709551615\nZ 4 17 768\n0\n',
  );
});

test('loadavg rises while tasks run, and counts them', () => {
  expectShell(
    `spin 11 & spin 11 & sleep 10.5; cut -d ' ' -f 1-3 /proc/loadavg; cut -d ' ' -f 4 /proc/loadavg
grep -E 'btime|procs' /proc/stat
`,
    '0.31 0.07 0.02\n3/6\nbtime 1166745600\nprocs_running 3\nprocs_blocked 0\n',
  );
});
