#: title In other hands
#: cpus 8
#: nodes 2
# Containers are files, so rights over them are rights over files: whoever owns a
# directory makes containers in it. Paul Menage to Serge Hallyn, 28 Aug 2007: a guest
# may divide what it was given, but has no control over the container that it was given,
# "in the same way that e.g. even root can't add/subtract cpus from the root cpuset".

mkdir -p /dev/ct
mount -t container -o cpuset none /dev/ct

# What is in the hardware is in the root cpuset: not even root changes that.
echo 0-3 > /dev/ct/cpus

# Root gives cpus 4-7 to a guest: the directory and the list of tasks, but not the list
# of cpus.
mkdir /dev/ct/guest
echo 4-7 > /dev/ct/guest/cpus; echo 1 > /dev/ct/guest/mems
chown nobody /dev/ct/guest /dev/ct/guest/tasks
stat -c '%U %n' /dev/ct/guest/cpus /dev/ct/guest/tasks
sleep 600 & host=$!

# The guest divides what it has, and starts its tasks there.
su nobody -c 'mkdir /dev/ct/guest/web /dev/ct/guest/batch'
su nobody -c 'echo 4-5 > /dev/ct/guest/web/cpus; echo 1 > /dev/ct/guest/web/mems'
su nobody -c 'echo 6-7 > /dev/ct/guest/batch/cpus; echo 1 > /dev/ct/guest/batch/mems'
su nobody -c 'echo 0 > /dev/ct/guest/web/tasks; spin 600 & spin 600 &'
su nobody -c 'echo 0 > /dev/ct/guest/batch/tasks; spin 600 & spin 600 & spin 600 &'

# It may not take more: neither for itself, nor for a part.
su nobody -c 'echo 0-7 > /dev/ct/guest/cpus'
su nobody -c 'echo 0-7 > /dev/ct/guest/web/cpus'

# Nor may it leave, nor take in a task of somebody else.
su nobody -c 'echo 0 > /dev/ct/tasks'
su nobody -c "echo $host > /dev/ct/guest/web/tasks"

# The host still rules: it takes a cpu back, once the guest's parts leave it.
echo 4-6 > /dev/ct/guest/cpus
echo 6 > /dev/ct/guest/batch/cpus
echo 4-6 > /dev/ct/guest/cpus

# In 2006 a task leaves the cpu only when its pid is written once more.
for p in $(cat /dev/ct/guest/batch/tasks); do echo $p > /dev/ct/guest/batch/tasks; done
