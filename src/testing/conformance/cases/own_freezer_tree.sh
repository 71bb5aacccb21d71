#: title states through three levels
#: cpus 4
#: nodes 2
#: covers freezer hierarchy
mkdir -p /c; mount -t cgroup -o freezer none /c

mkdir -p /c/a/b/d /c/a/e
s() { for d in a a/b a/b/d a/e; do echo "$d $(cat /c/$d/freezer.state) $(cat /c/$d/freezer.self_freezing) $(cat /c/$d/freezer.parent_freezing)"; done; echo; }
echo FROZEN > /c/a/b/freezer.state; s
echo FROZEN > /c/a/freezer.state; s
echo THAWED > /c/a/b/freezer.state; s
echo FROZEN > /c/a/b/d/freezer.state; echo THAWED > /c/a/freezer.state; s
echo THAWED > /c/a/b/d/freezer.state; s
