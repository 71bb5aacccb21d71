#: title The one who cleans up
#: cpus 4
#: nodes 2
# A container that nobody needs any more is still a directory. With notify_on_release
# the kernel starts a program of yours when the last task has left and the last child is
# gone. V6 mail, 22 Dec 2006: the path of the program belongs to the hierarchy, and is
# empty at first.

mkdir -p /dev/jobs
mount -t container -o cpuacct none /dev/jobs

# The program gets one word: the path of the container, from the root of its hierarchy.
cat > /root/agent <<'END'
#!/bin/sh
echo "$1 is empty" >> /root/log
rmdir /dev/jobs$1
END
chmod 755 /root/agent
echo -n /root/agent > /dev/jobs/release_agent

# A new container takes the flag from its parent, so the jobs have it; kept is to stay.
echo 1 > /dev/jobs/notify_on_release
mkdir /dev/jobs/one /dev/jobs/two /dev/jobs/three /dev/jobs/kept
echo 0 > /dev/jobs/kept/notify_on_release
for j in one two three kept; do for i in 1 2; do spin 600 & echo $! > /dev/jobs/$j/tasks; done; done

# The last task of a job leaves: the container is gone.
kill $(cat /dev/jobs/one/tasks)
sleep 0.3
cat /root/log
ls -d /dev/jobs/*/

# Without the flag nobody comes.
kill $(cat /dev/jobs/kept/tasks)
sleep 0.3
cat /root/log

# A container with a child is not released, though it has no task ...
mkdir /dev/jobs/two/inner
kill $(cat /dev/jobs/two/tasks)
sleep 0.3
cat /root/log

# ... until the child is gone.
rmdir /dev/jobs/two/inner
sleep 0.3
cat /root/log
ls -d /dev/jobs/*/
