#: title which flags a new child takes over
#: cpus 4
#: nodes 2
#: covers notify inherit
mkdir -p /c; mount -t cgroup -o cpuset none /c

for f in notify_on_release cgroup.clone_children; do
echo 1 > /c/$f; mkdir /c/$f.d; for g in notify_on_release cgroup.clone_children; do echo "$g $(cat /c/$f.d/$g)"; done
mkdir /c/$f.d/x; echo "below $(cat /c/$f.d/x/$f)"; echo 0 > /c/$f; cat /c/$f.d/$f
done
