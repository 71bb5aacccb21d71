#: title numbers too large for a file
#: cpus 4
#: nodes 2
#: covers pids formats
mkdir /d; mount -t cgroup -o pids none /d; mkdir /d/a
for v in 9223372036854775807 9223372036854775808 18446744073709551616 -9223372036854775809; do echo $v > /d/a/pids.max; echo "$v rc=$?"; done
for v in 9223372036854775808 18446744073709551615 18446744073709551616; do echo $v > /d/a/notify_on_release; echo "$v rc=$?"; done
