import {expect, test} from 'vitest';
import {checkSteps} from '../../../../testing/restore-steps';
import {smallMachine} from '../../../../testing/small-machine';

test('top goes on until Ctrl-C, every five seconds', () => {
  const {machine, text} = smallMachine(null);
  machine.run({until: 500});
  machine.typeText('top\n');
  machine.run({until: 11_000});
  expect(text().match(/^CPU: .*\nLoad average: /gm)).toHaveLength(3);
  expect(text().match(/^ +1 +0 root +S .* init$/gm)).toHaveLength(3);
  machine.typeText('\x03');
  machine.run({until: 11_200});
  expect(machine.prompt).toBe('host# ');
  machine.typeText('echo $?\n');
  machine.run({until: 11_400});
  expect(text()).toMatch(/\n130\n$/);
});

test('top, ps, pgrep and pkill go on alike from each of their steps', () => {
  const {moments, mismatches} = checkSteps(
    `spin 1 & sleep 5 & sleep 6 & top -n 2 -d 0.1; ps -o pid,pcpu,etime,args; pgrep -l -f 's.*[15]'; pkill -e sleep; pidof -s sh sleep`,
    400,
  );
  expect(mismatches).toEqual([]);
  expect(moments).toBe(400);
});
