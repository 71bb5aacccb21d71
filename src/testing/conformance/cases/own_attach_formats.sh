#: title texts that are and are not pids
#: cpus 4
#: nodes 2
#: covers attach formats
mkdir -p /c; mount -t cgroup -o none,name=t none /c
w() { echo "$2" > $1; echo "[$2] rc=$? $(cat $1)"; }

mkdir /c/a; sleep 100 & p=$!
t() { echo "$2" > /c/a/tasks; echo "$1 rc=$? $(wc -l < /c/a/tasks)"; echo $p > /c/tasks; }
t pid "$p"; t blank-pid " $p"; t pid-blank "$p "; t two "$p $p"; t comma "$p,$p"; t plus "+$p"; t minus "-1"; t empty ""; t word "abc"; t pidx "${p}x"; t huge 99999999999; t absent 999999; t hex0 0x; t zeros "00"
printf $p > /c/a/tasks; echo rc=$?; printf "\t$p\n\n" > /c/a/tasks; echo rc=$?; wc -l < /c/a/tasks
kill $p
