// Signals as scripts meet them.
import {expect, test} from 'vitest';
import {smallMachine} from '../../testing/small-machine';

function output(script: string): string {
  const {machine, text} = smallMachine(script);
  expect(machine.run({until: 60_000})).toBe('ended');
  expect(machine.panic).toBe('');
  return text();
}

test('kill -1 reaches every task but init, kernel threads and the caller', () => {
  const script = `sleep 100 & a=$!
spin 60 & b=$!
kill -TERM -1
wait $a; echo $?
wait $b; echo $?
echo the shell goes on
`;
  expect(output(script)).toMatch(/(?:^|\n)143\n(?:.*\n)?143\nthe shell goes on\n$/);
});

test('kill -1 of a user who has no other task finds nobody', () => {
  expect(output("su nobody -c 'kill -TERM -1'; echo $?\n")).toMatch(/No such process\n1\n$/);
});

// V6 3/6: manage_mutex is taken by mutex_lock, which no signal interrupts.
test('a task that is killed while it waits for manage_mutex finishes its mkdir first', () => {
  const script = `mkdir /dev/ct; mount -t container -o cpuacct none /dev/ct; mkdir /dev/ct/a
( sleep 5 ) & s=$!
( echo $s > /dev/ct/a/tasks ) &
sleep 0.002
( mkdir /dev/ct/late ) & m=$!
sleep 0.004; kill -TERM $m; kill -0 $m && echo alive
wait $m; echo "status $?"; ls -d /dev/ct/late
`;
  expect(output(script).replace('Terminated\n', '')).toBe('alive\nstatus 143\n/dev/ct/late\n');
});

test('the current directory is gone once it was removed, in a container as in any file system', () => {
  const script = `mkdir /dev/ct /tmp/a; mount -t container -o cpuacct none /dev/ct; mkdir /dev/ct/a
for d in /tmp/a /dev/ct/a; do cd $d; rmdir $d; /bin/pwd; echo $?; cd /; done
`;
  const gone = 'pwd: getcwd: No such file or directory\n1\n';
  expect(output(script)).toBe(gone + gone);
});
