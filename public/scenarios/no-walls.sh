#: title A container is not a wall
#: cpus 8
#: nodes 2
# Groups with limits are one half of what is called a container today; names of one's
# own are the other. LWN on Rohit Seth's containers, 2006: "Processes placed into one of
# these containers will still see - and have access to - the entire system." The same
# holds for V6.

mkdir -p /dev/ct
mount -t container -o cpuset none /dev/ct
mkdir /dev/ct/in /dev/ct/out
echo 0-1 > /dev/ct/in/cpus; echo 0 > /dev/ct/in/mems
echo 4-7 > /dev/ct/out/cpus; echo 1 > /dev/ct/out/mems
for i in 1 2 3; do spin 600 & echo $! > /dev/ct/in/tasks; done
for i in 1 2 3; do spin 600 & echo $! > /dev/ct/out/tasks; done

# In the container a shell may use two cpus ...
sh -c 'echo 0 > /dev/ct/in/tasks; nproc'

# ... and sees all eight.
sh -c 'echo 0 > /dev/ct/in/tasks; grep -c processor /proc/cpuinfo'

# It sees the tasks of everybody, and its own number is the one that the whole machine
# has for it.
sh -c 'echo 0 > /dev/ct/in/tasks; ps -o comm | grep -c spin'

# It may end a task of another container: rights are those of the user, not of the
# group.
wc -l < /dev/ct/out/tasks
sh -c "echo 0 > /dev/ct/in/tasks; kill $!"
sleep 0.1
wc -l < /dev/ct/out/tasks

# And being root, it may walk out.
sh -c 'echo 0 > /dev/ct/in/tasks; echo 0 > /dev/ct/tasks; nproc'
