#: title texts that are and are not numbers for a flag
#: cpus 4
#: nodes 2
#: covers notify formats
mkdir -p /c; mount -t cgroup -o none,name=t none /c

mkdir /c/a
t() { printf "$1" > /c/a/notify_on_release; echo "[$1] rc=$? $(cat /c/a/notify_on_release)"; }
t 1; t 0; t 2; t 0; t '1\n'; t 0; t ' 1'; t 0; t '1 '; t 0; t -1; t 0; t +1; t 0; t 0x10; t 0; t 010; t 0; t 08; t abc; t ''; t '1\n\n'; t 0; t 18446744073709551615; t 0; t 18446744073709551616
t2() { printf "$1" > /c/a/cgroup.clone_children; echo "[$1] rc=$? $(cat /c/a/cgroup.clone_children)"; }
t2 1; t2 0; t2 5; t2 ' 0'; t2 x
