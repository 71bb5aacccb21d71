#: title when a release agent runs and when not
#: cpus 4
#: nodes 2
#: covers agent
cat > /tmp/agent <<'E'
#!/bin/sh
echo "agent $1" >> /tmp/log
E
chmod +x /tmp/agent; : > /tmp/log
mkdir /c; mount -t cgroup -o none,name=t,release_agent=/tmp/agent none /c
mkdir -p /c/a/b; echo 1 > /c/a/notify_on_release; sleep 0.3; cat /tmp/log
sleep 100 & p=$!; echo $p > /c/a/tasks; echo $p > /c/tasks; sleep 0.3; echo 1; cat /tmp/log
rmdir /c/a/b; sleep 0.3; echo 2; cat /tmp/log
echo $p > /c/a/tasks; mv /c/a /c/new; echo $p > /c/tasks; sleep 0.3; echo 3; cat /tmp/log
mkdir /c/new/x; rmdir /c/new/x; sleep 0.3; echo 4; cat /tmp/log
echo $p > /c/new/tasks; kill $p; wait $p; sleep 0.3; echo 5; cat /tmp/log
echo 1 > /c/notify_on_release; rmdir /c/new; sleep 0.3; echo 6; cat /tmp/log
